// Has the page load an extension over http into its web worker host, as an editor on the web does.
// An extension that comes through the VS Code server could not make a worker of its own there, so its language server would not start.
import { statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Where the extension is on the server's own address, since the page's policy allows no other. */
const prefix = '/extension-under-development'

/**
 * Has a page load an extension into its web worker host.
 * @param {import('playwright-core').Page} page
 * @param {string} address The page's.
 * @param {string} folder The extension's.
 * @param {string} [tests] A module below that folder, whose `run()` is called in the extension host.
 */
export async function loadIntoWorker(page, address, folder, tests) {
  const { host: authority, origin } = new URL(address)
  const locationOf = (path) => ({ scheme: 'http', authority, path })
  await page.context().route(`${origin}${prefix}/**`, async (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname).slice(prefix.length)
    const file = join(folder, path)
    // The editor also asks for folders, which a web server has not.
    await (isFile(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 }))
  })
  await addDevelopmentOptions(page, address, {
    extensions: [locationOf(prefix)],
    ...(tests ? { extensionTestsPath: locationOf(`${prefix}/${relative(folder, tests).replaceAll('\\', '/')}`) } : {}),
  })
}

/** False for what is not there, too, such as a path below a file. */
function isFile(path) {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/**
 * Adds development options to the configuration that the server writes into the workbench's page.
 * @param {import('playwright-core').Page} page
 * @param {string} address The page's.
 * @param {object} developmentOptions
 */
async function addDevelopmentOptions(page, address, developmentOptions) {
  await page.route(address, async (route) => {
    const response = await route.fetch()
    const body = await response.text()
    await route.fulfill({
      response,
      body: body.replace(/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)/, (_, start, settings) => {
        const configuration = JSON.parse(settings.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
        Object.assign(configuration.developmentOptions, developmentOptions)
        return start + JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
      }),
    })
  })
}
