/** Answers in the forms that the client can read. The service makes those of today; a client that does not declare one gets the older. */
import {
  type ClientCapabilities,
  type CodeAction,
  type Command,
  type CompletionItem,
  CompletionItemKind,
  type DocumentSymbol,
  type Hover,
  MarkupContent,
  MarkupKind,
  type SymbolInformation,
} from 'vscode-languageserver'
import { plainTextOf } from '../service/convert/plainText.ts'

/** The command that applies the edit in its arguments, for clients whose code actions are commands. */
export const applyEditCommand = 'handoff.applyEdit'

export interface Forms {
  /** Code actions as literals or as commands; `undefined` for a client that can apply neither. */
  readonly actions: 'literals' | 'commands' | undefined
  codeActions(actions: CodeAction[]): (CodeAction | Command)[]
  documentSymbols(uri: string, symbols: DocumentSymbol[]): DocumentSymbol[] | SymbolInformation[]
  hover(hover: Hover | null): Hover | null
  completion(item: CompletionItem): CompletionItem
}

/** The forms for a client's capabilities. */
export function formsFor({ textDocument, workspace }: ClientCapabilities): Forms {
  const item = textDocument?.completion?.completionItem
  // A client that names no format shows Markdown, or its text as it stands.
  const isPlainHover = textDocument?.hover?.contentFormat?.[0] === MarkupKind.PlainText
  const isPlainItem = item?.documentationFormat?.[0] === MarkupKind.PlainText
  const kinds = textDocument?.completion?.completionItemKind?.valueSet
  const isKnown = (kind: CompletionItemKind) => kinds?.includes(kind) ?? kind <= CompletionItemKind.Reference
  const literals = textDocument?.codeAction?.codeActionLiteralSupport !== undefined
  const actions = literals ? 'literals' : workspace?.applyEdit ? 'commands' : undefined
  return {
    actions,
    codeActions: (all) => (literals ? all : actions === undefined ? [] : all.flatMap(commandOf)),
    documentSymbols: (uri, symbols) =>
      textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ? symbols : symbols.flatMap((symbol) => flat(uri, symbol)),
    hover: (hover) => (isPlainHover && hover && MarkupContent.is(hover.contents) ? { ...hover, contents: plain(hover.contents) } : hover),
    completion({ kind, documentation, ...rest }) {
      return {
        ...rest,
        ...(kind !== undefined && isKnown(kind) && { kind }),
        ...(documentation !== undefined && {
          documentation: isPlainItem && MarkupContent.is(documentation) ? plain(documentation) : documentation,
        }),
      }
    },
  }
}

function plain({ value }: MarkupContent): MarkupContent {
  return { kind: MarkupKind.PlainText, value: plainTextOf(value) }
}

/** An action as a command; none for what has no edit, as what only our own client can do. */
function commandOf({ title, edit }: CodeAction): Command[] {
  return edit ? [{ title, command: applyEditCommand, arguments: [{ label: title, edit }] }] : []
}

/** A symbol and those below it, each with the name of the one above. */
function flat(uri: string, { name, kind, range, children = [] }: DocumentSymbol, containerName?: string): SymbolInformation[] {
  const own = { name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) }
  return [own, ...children.flatMap((child) => flat(uri, child, name))]
}
