/** `handoff kinds` */
import { URI } from 'vscode-uri'
import { withinBudget } from '../node/budget.ts'
import { kindsOf } from '../service/newHandoff.ts'
import { Projects } from '../service/projects.ts'
import { projectFiles, shownPath } from './inputs.ts'
import { shown, styleOf } from './terminal.ts'

/** Lists the kinds known in the current folder. */
export async function runKinds({ json }: { readonly json: boolean }): Promise<number> {
  const here = URI.file(process.cwd()).toString()
  const projects = new Projects({ files: projectFiles, within: withinBudget, folders: () => [here] })
  const kinds = kindsOf(await projects.of(`${here}/any.md`)).map(({ uri, ...kind }) => ({
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
