// What the suite's tests share. No Node modules here: it runs in the web worker host, too.
import {
  type Diagnostic,
  type Disposable,
  type Event,
  languages,
  type TextDocument,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode'

/** Fails the test unless a condition holds. */
export function assert(condition: unknown, message = 'expected a condition to hold'): asserts condition {
  if (!condition) throw new Error(message)
}

/** Fails the test unless two values are the same when written as JSON. */
export function equal(actual: unknown, expected: unknown, message = 'values differ'): void {
  const [found, wanted] = [JSON.stringify(actual, null, 2), JSON.stringify(expected, null, 2)]
  if (found !== wanted) throw Object.assign(new Error(`${message}:\nfound ${found}\nexpected ${wanted}`), { actual, expected })
}

/** Opens an untitled Markdown document with a text and shows it. */
export async function openMarkdown(content: string): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }))
}

/** Opens a file of the workspace by its path in there and shows it. */
export async function openFile(path: string): Promise<TextEditor> {
  const uris = await workspace.findFiles(path)
  assert(uris[0], `there is no ${path} in the workspace`)
  return window.showTextDocument(uris[0])
}

/**
 * Waits until a question has an answer: it is asked at once, and again after each event. Never sleeps.
 * A question without an answer leaves the test to its time limit.
 */
export function until<Answer>(event: Event<unknown>, ask: () => Answer | undefined | false): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const subscription: { current?: Disposable } = {}
    const check = () => {
      try {
        const answer = ask()
        if (answer === undefined || answer === false) return
        subscription.current?.dispose()
        resolve(answer)
      } catch (error) {
        subscription.current?.dispose()
        reject(error)
      }
    }
    subscription.current = event(check)
    check()
  })
}

/** Waits until a document's diagnostics are as a condition wants them (by default: there are some) and gives them. */
export function diagnosticsOf(
  document: TextDocument | Uri,
  condition: (diagnostics: Diagnostic[]) => boolean = (diagnostics) => diagnostics.length > 0,
): Promise<Diagnostic[]> {
  const uri = 'uri' in document ? document.uri : document
  return until(languages.onDidChangeDiagnostics, () => {
    const diagnostics = languages.getDiagnostics(uri)
    return condition(diagnostics) && diagnostics
  })
}
