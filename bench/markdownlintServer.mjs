// The markdownlint library behind as little of a language server as there can be, so that it is measured over the same wire as the others.
import { lint } from 'markdownlint/sync'
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node.js'
import { TextDocument } from 'vscode-languageserver-textdocument'

const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout))
const documents = new TextDocuments(TextDocument)

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}))
connection.languages.diagnostics.on(({ textDocument: { uri } }) => {
  const text = documents.get(uri)?.getText() ?? ''
  const { document = [] } = lint({ strings: { document: text } })
  const items = document.map(({ lineNumber, ruleNames, ruleDescription }) => ({
    range: { start: { line: lineNumber - 1, character: 0 }, end: { line: lineNumber, character: 0 } },
    code: ruleNames[0],
    message: ruleDescription,
  }))
  return { kind: 'full', items }
})
documents.listen(connection)
connection.listen()
