// Makes `handoff-docs-<version>.vsix`: `npm run package`. What goes into it stands in .vscodeignore.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createVSIX } from '@vscode/vsce'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/**
 * Packs what is built.
 * @param {string} packagePath The file to write.
 */
export async function makePackage(packagePath) {
  await createVSIX({
    cwd: projectFolder,
    packagePath,
    // Everything that runs is in the bundles.
    dependencies: false,
    // There is no public repository that relative links could be made to point to.
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    // The page of the rule on secrets shows made-up ones.
    allowPackageSecrets: ['database-connection-string'],
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: projectFolder, stdio: 'inherit' })
  if (status) process.exit(status)
  const { name, version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))
  await makePackage(join(projectFolder, `${name}-${version}.vsix`))
}
