/** What the preview's page and the extension say to each other. */
import type { PreviewSection } from '../../../server/src/protocol.ts'

/** To the page. */
export type ToPage = PageUpdate | PageNotice

/** The sections in their order; those without markup stay as they are. */
export interface PageUpdate {
  readonly type: 'update'
  /** The document, by which the page is restored. */
  readonly uri: string
  /** Read aloud when it has changed. */
  readonly summary: string
  readonly sections: readonly Pick<PreviewSection, 'id' | 'slot' | 'html'>[]
}

/** Shown above the sections, which are dimmed until the next update, or alone if there are none: the server is not there. */
export interface PageNotice {
  readonly type: 'notice'
  readonly title: string
  readonly button: { readonly title: string; readonly command: string }
}

/** From the page. */
export type FromPage =
  /** The page has begun, with nothing on it. */
  | { readonly type: 'ready' }
  /** A place was chosen, by its number in its section. */
  | { readonly type: 'go'; readonly section: string; readonly place: number }
  /** A command, about the problems of one rule if it is named. */
  | { readonly type: 'command'; readonly command: string; readonly rule?: string }

/** What the editor keeps of the page. */
export interface PageState {
  readonly uri?: string
}
