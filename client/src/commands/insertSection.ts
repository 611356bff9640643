/** *Insert Section…*: inserts a missing section of the kind where it belongs. */
import * as vscode from 'vscode'
import { editableMarkdownEditor } from '../editor/activeMarkdown.ts'
import { plainLabel, plainMessage } from '../editor/plainText.ts'
import { codeOf, quotedName } from '../editor/problems.ts'
import { applyFix } from '../server/safeFixes.ts'
import type { Server, ServerFix } from '../server/server.ts'

/** Arguments of a key binding: `{ "section": "Known Issues" }`. */
export interface InsertSectionArguments {
  /** The section's heading in the kind. */
  readonly section?: string
}

interface MissingSection extends vscode.QuickPickItem {
  /** The name in the kind. */
  readonly name: string
  readonly edit: ServerFix['edit']
  /** Where it is inserted; `undefined` if diagnostics are off. */
  readonly place: vscode.Range | undefined
}

/** Asks for a missing section unless one is given, and inserts it with its blanks as tab stops. */
export async function insertSection(server: Server, chosen: InsertSectionArguments = {}): Promise<void> {
  const editor = await editableMarkdownEditor()
  if (!editor) return
  const { document } = editor
  let { version } = document
  const missing = await missingSections(server, document)
  const section = chosen.section === undefined ? await askForSection(missing) : missing.find(({ name }) => name === chosen.section)
  if (section === undefined) {
    if (chosen.section !== undefined)
      void vscode.window.showInformationMessage(vscode.l10n.t('No section "{0}" is missing here.', plainMessage(chosen.section)))
    return
  }
  // The document may have been edited while the list was open, so that the place has moved or the section exists.
  let current: MissingSection | undefined = section
  if (document.version !== version) {
    version = document.version
    current = (await missingSections(server, document)).find(({ name }) => name === section.name)
  }
  const edit = await current?.edit()
  if (current === undefined || edit === undefined) throw new Error(vscode.l10n.t('The document was changed meanwhile. Try again.'))
  await applyFix(document, version, edit)
  if (current.place) editor.revealRange(current.place, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}

/** The sections that the server's fixes insert, in document order. */
async function missingSections(server: Server, document: vscode.TextDocument): Promise<MissingSection[]> {
  const everything = { start: { line: 0, character: 0 }, end: { line: document.lineCount, character: 0 } }
  const fixes = await server.quickFixes(document.uri.toString(), everything)
  const problems = vscode.languages.getDiagnostics(document.uri).filter((problem) => codeOf(problem) === 'missing-section')
  return fixes.flatMap(({ title, problems: mended, edit }) => {
    const name = mended.some(({ code }) => code === 'missing-section') ? quotedName(title) : undefined
    if (name === undefined) return []
    // A snippet edit does not tell its place, but the problem that it fixes does.
    const place = problems.find(({ message }) => mended.some((one) => one.message === message))?.range
    return [{ name, label: plainLabel(name), edit, place, ...(place && { description: vscode.l10n.t('line {0}', place.start.line + 1) }) }]
  })
}

async function askForSection(missing: readonly MissingSection[]): Promise<MissingSection | undefined> {
  if (missing.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No section is missing here.'))
    return undefined
  }
  const title = vscode.l10n.t('Insert Section')
  return vscode.window.showQuickPick(missing, { title, placeHolder: vscode.l10n.t('Section that is missing'), matchOnDescription: true })
}
