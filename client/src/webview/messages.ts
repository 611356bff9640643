/** The messages between the preview's page and the extension. */
import type { PreviewSection } from '../../../server/src/protocol.ts'

/** To the page. */
export type ToPage = PageUpdate | PageNotice

/** The sections in order; those without markup stay as they are. */
export interface PageUpdate {
  readonly type: 'update'
  /** The document, by which the page is restored. */
  readonly uri: string
  /** Announced by screen readers when it changes. */
  readonly summary: string
  readonly sections: readonly Pick<PreviewSection, 'id' | 'slot' | 'html'>[]
}

/** The server is gone: shown above the dimmed sections until the next update, or alone if there are none. */
export interface PageNotice {
  readonly type: 'notice'
  readonly title: string
  readonly button: { readonly title: string; readonly command: string }
}

/** From the page. */
export type FromPage =
  /** The page has started and is empty. */
  | { readonly type: 'ready' }
  /** A place was chosen, by its number in its section. */
  | { readonly type: 'go'; readonly section: string; readonly place: number }
  /** A command was chosen, for the problems of one rule if given. */
  | { readonly type: 'command'; readonly command: string; readonly rule?: string }

/** The state of the page that VS Code stores. */
export interface PageState {
  readonly uri?: string
}
