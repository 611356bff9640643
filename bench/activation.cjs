// Runs in the extension host: times the extension's activation and writes it into the folder that is open.
const vscode = require('vscode')

exports.run = async () => {
  const extension = vscode.extensions.getExtension('handoff-docs.handoff-docs')
  if (extension === undefined || extension.isActive) throw new Error('expected the extension to be there and not active yet')
  // What the extension's own file takes to be read and run, without the host's messages about it.
  const started = performance.now()
  require(`${extension.extensionPath}/${extension.packageJSON.main}`)
  const load = performance.now() - started
  const before = performance.now()
  await extension.activate()
  const activate = load + performance.now() - before
  const [folder] = vscode.workspace.workspaceFolders
  const text = JSON.stringify({ load, activate })
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder.uri, 'activation.json'), new TextEncoder().encode(text))
}
