/** `handoff kinds` */
import { resolve } from 'node:path'
import { URI } from 'vscode-uri'
import { kindsOf } from '../service/features/newHandoff.ts'
import { shownPath, workspaceHere } from './inputs.ts'
import { shown, styleOf } from './terminal.ts'

/** Lists the kinds known in the current folder. */
export async function runKinds({ json }: { readonly json: boolean }): Promise<number> {
  const { projects } = workspaceHere(Date.now())
  const kinds = kindsOf(await projects.of(URI.file(resolve('any.md')).toString())).map(({ uri, ...kind }) => ({
    ...kind,
    path: uri === undefined ? null : shownPath(URI.parse(uri).fsPath),
  }))
  if (json) {
    process.stdout.write(`${JSON.stringify({ version: 1, kinds }, undefined, 2)}\n`)
    return 0
  }
  const style = styleOf(process.stdout)
  const width = Math.max(0, ...kinds.map(({ id }) => id.length))
  for (const { id, title, description, path } of kinds)
    process.stdout.write(
      `${style.bold(shown(id.padEnd(width)))}  ${shown(description || title)}  ${style.dim(shown(path ?? 'built in'))}\n`,
    )
  return 0
}
