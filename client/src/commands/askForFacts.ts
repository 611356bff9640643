/** What a handoff covers, and which of the facts that were found are written. */
import * as vscode from 'vscode'
import { type CoveragesResult, coveragesRequest, type FactsAsked, type FoundFact } from '../../../server/src/protocol.ts'
import { plainLabel } from '../editor/plainText.ts'
import type { Server } from '../server/server.ts'

/** `none` for the template alone. */
export type CoverageAnswer = FactsAsked | 'none'

interface CoverageItem extends vscode.QuickPickItem {
  readonly answer: CoverageAnswer | 'day'
}

/** Asks what a new handoff covers, the likely range first. Without a choice nothing is asked. `undefined` if the user cancelled. */
export async function askForCoverage(
  server: Server,
  title: string,
  uri: string | undefined,
  kind: string,
): Promise<CoverageAnswer | undefined> {
  const { coverages, reason } = await server.request(coveragesRequest, { uri, kind })
  // A kind without sources has none; for others there is more than ranges.
  if (coverages.length === 0) return reason === undefined ? 'none' : {}
  const placeHolder = vscode.l10n.t('What does it cover?')
  const chosen = await vscode.window.showQuickPick(coverageItems(coverages), { title, placeHolder, ignoreFocusOut: true })
  return chosen?.answer === 'day' ? askForDay(title, coverages) : chosen?.answer
}

function coverageItems(coverages: CoveragesResult['coverages']): CoverageItem[] {
  const ranges = coverages.map(({ name, detail, facts }) => ({
    label: plainLabel(name.replace(/^./u, (letter) => letter.toUpperCase())),
    description: plainLabel(detail),
    iconPath: new vscode.ThemeIcon('git-commit'),
    answer: facts,
  }))
  const { ThemeIcon } = vscode
  return [
    ...ranges,
    { label: vscode.l10n.t('Since a day or commit…'), iconPath: new ThemeIcon('calendar'), answer: 'day' },
    {
      label: vscode.l10n.t('Nothing'),
      description: vscode.l10n.t('The template, with nothing filled in'),
      iconPath: new ThemeIcon('file'),
      answer: 'none',
    },
  ]
}

async function askForDay(title: string, [likely]: CoveragesResult['coverages']): Promise<FactsAsked | undefined> {
  const prompt = vscode.l10n.t('A day such as 2026-03-01, a tag, a branch or a commit')
  const since = (await vscode.window.showInputBox({ title, prompt, ignoreFocusOut: true }))?.trim()
  return since === undefined ? undefined : { ...likely?.facts, ...(since !== '' && { since }) }
}

/** Sources of what is no news to anybody: it is written without being shown. */
const plain: ReadonlySet<string> = new Set(['today', 'now', 'title'])

interface FactItem extends vscode.QuickPickItem {
  readonly id: string
}

/**
 * Shows what was found, with all of it chosen that replaces nothing. Returns the ids of what is to be written; `undefined` if the user
 * cancelled.
 */
export async function askForFacts(
  title: string,
  found: readonly (FoundFact & { readonly written?: string })[],
): Promise<string[] | undefined> {
  if (found.every(({ source }) => plain.has(source))) return found.map(({ id }) => id)
  const items = found.map(({ id, label, section, value, origin, written = '' }): FactItem => {
    const replaced = written === '' ? '' : `${vscode.l10n.t('replaces {0}', written.replace(/\s+/g, ' ').slice(0, 80))} · `
    return {
      label: plainLabel(label),
      description: plainLabel(value),
      detail: plainLabel(`${replaced}${origin}${section === '' ? '' : ` · ${section}`}`),
      picked: written === '',
      id,
    }
  })
  const placeHolder = vscode.l10n.t('What was found. What is ticked is written.')
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder,
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  })
  return chosen?.map(({ id }) => id)
}
