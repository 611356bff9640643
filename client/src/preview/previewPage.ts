/** The initial page of the preview: its slots for sections, and a policy that runs only our own script. */
import * as vscode from 'vscode'

/** The page; `folder` contains its script and style. */
export function previewPage(webview: vscode.Webview, folder: vscode.Uri): string {
  const nonce = newNonce()
  const uriOf = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString()
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action 'none'; base-uri 'none'`
  return `<!doctype html>
<html lang="${attribute(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(vscode.l10n.t('Handoff Preview'))}</title>
<link rel="stylesheet" nonce="${nonce}" href="${attribute(uriOf('preview.css'))}">
</head>
<body>
<main class="page">
<header data-slot="head"></header>
<div class="columns">
<div class="top" data-slot="top"></div>
<div class="main" data-slot="main"></div>
<div class="side" data-slot="side"></div>
</div>
</main>
<p class="heard" id="status" role="status"></p>
<script nonce="${nonce}" src="${attribute(uriOf('preview.js'))}"></script>
</body>
</html>`
}

function newNonce(): string {
  return Array.from(globalThis.crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
