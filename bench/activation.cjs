// Runs in the extension host: times the extension's activation and writes it into the folder that is open.
const vscode = require('vscode')

const usage = process.threadCpuUsage ?? process.cpuUsage

exports.run = async () => {
  const extension = vscode.extensions.getExtension('handoff-docs.handoff-docs')
  if (extension === undefined || extension.isActive) throw new Error('expected the extension to be there and not active yet')
  const file = require.resolve(`${extension.extensionPath}/${extension.packageJSON.main}`)
  const start = usage()
  const [load, loaded] = timed(() => require(file))
  // The host takes the file as it is loaded now, and calls this.
  let activate
  const call = (context) => {
    const [time, api] = timed(() => loaded.activate(context))
    activate = time
    return api
  }
  require.cache[file].exports = { ...loaded, activate: call }
  const api = await extension.activate()
  if (activate === undefined) throw new Error('the extension was loaded a second time')
  await api.ready
  const ready = milliseconds(usage(start))
  const [folder] = vscode.workspace.workspaceFolders
  const text = JSON.stringify({ load, activate: load + activate, ready })
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder.uri, 'activation.json'), new TextEncoder().encode(text))
}

/**
 * Milliseconds of the processor that the host's thread takes for something: the editor's other processes are starting all the while.
 * Before Node 22.19 only those of all its threads are known.
 */
function timed(action) {
  const start = usage()
  const result = action()
  return [milliseconds(usage(start)), result]
}

function milliseconds({ user, system }) {
  return (user + system) / 1000
}
