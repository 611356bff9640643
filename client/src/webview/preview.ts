/** The script of the preview's page: updates sections and deadlines, and reports clicks. */
import { tick } from './countdown.ts'
import type { FromPage, PageNotice, PageState, PageUpdate, ToPage } from './messages.ts'
import { keepingPlace } from './place.ts'

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; setState(state: PageState): void }

const vscode = acquireVsCodeApi()
const shown = new Map<string, HTMLElement>()
/** The sections that the reader has folded or unfolded. */
const folded = new Map<string, boolean>()

addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'update') update(data)
  if (data.type === 'notice') keepingPlace(() => notice(data))
})
document.addEventListener('click', clicked)
setInterval(() => tick(Date.now()), 1000)
vscode.postMessage({ type: 'ready' })

function update({ uri, summary, sections }: PageUpdate): void {
  vscode.setState({ uri })
  keepingPlace(() => {
    endNotice()
    const wanted = new Set(sections.map(({ id }) => id))
    for (const [id, element] of shown) if (!wanted.has(id)) remove(id, element)
    const last = new Map<string, Element>()
    for (const { id, slot, html } of sections) {
      const element = shown.get(id) ?? create(id)
      if (html !== undefined) fill(id, element, html)
      const parent = document.querySelector(`[data-slot="${slot}"]`)
      const before = last.get(slot)
      const next = before ? before.nextElementSibling : (parent?.firstElementChild ?? null)
      if (element.parentElement !== parent || element !== next) parent?.insertBefore(element, next)
      last.set(slot, element)
    }
    tick(Date.now())
  })
  announce(summary)
}

function create(id: string): HTMLElement {
  const element = document.createElement('div')
  element.dataset['section'] = id
  shown.set(id, element)
  return element
}

function remove(id: string, element: HTMLElement): void {
  shown.delete(id)
  element.remove()
}

/** The markup is from the server, which has escaped everything from documents; the page's policy runs no script in it. */
function fill(id: string, element: HTMLElement, markup: string): void {
  element.innerHTML = markup
  const details = element.querySelector('details')
  const isOpen = folded.get(id)
  if (details && isOpen !== undefined) details.open = isOpen
}

/** Announces changes, but not the initial content. */
function announce(summary: string): void {
  const status = document.getElementById('status')
  if (!status || status.dataset['said'] === summary) return
  if (status.dataset['said'] !== undefined) status.textContent = summary
  status.dataset['said'] = summary
}

/** Shows that the server is gone. Its last content stays on the page, dimmed. */
function notice({ title, button }: PageNotice): void {
  endNotice()
  const isAlone = shown.size === 0
  const page = document.querySelector('main')
  const box = document.createElement('div')
  box.id = 'notice'
  box.className = isAlone ? 'nothing' : 'gone'
  const words = document.createElement(isAlone ? 'h1' : 'p')
  words.setAttribute('role', 'status')
  words.textContent = title
  const action = document.createElement('button')
  action.type = 'button'
  action.className = 'primary'
  action.textContent = button.title
  action.dataset['command'] = button.command
  const paragraph = document.createElement('p')
  paragraph.append(action)
  box.append(words, paragraph)
  page?.prepend(box)
  page?.classList.toggle('stale', !isAlone)
  for (const slot of document.querySelectorAll('[data-slot]')) slot.setAttribute('aria-busy', 'true')
}

function endNotice(): void {
  document.getElementById('notice')?.remove()
  document.querySelector('main')?.classList.remove('stale')
  for (const slot of document.querySelectorAll('[data-slot]')) slot.removeAttribute('aria-busy')
}

function clicked(event: MouseEvent): void {
  if (!(event.target instanceof Element)) return
  const { target } = event
  const skip = target.closest('a[href^="#"]')
  if (skip) {
    event.preventDefault()
    const aim = document.getElementById(skip.getAttribute('href')?.slice(1) ?? '')
    aim?.focus()
    aim?.scrollIntoView({ block: 'start' })
    return
  }
  const section = target.closest<HTMLElement>('[data-section]')?.dataset['section'] ?? ''
  const summary = target.closest('summary')
  if (summary?.parentElement instanceof HTMLDetailsElement) {
    folded.set(section, !summary.parentElement.open)
    return
  }
  const { command, rule } = target.closest<HTMLElement>('[data-command]')?.dataset ?? {}
  if (command !== undefined) {
    vscode.postMessage({ type: 'command', command, ...(rule !== undefined && { rule }) })
    return
  }
  const place = placeAt(target)
  if (place !== undefined) vscode.postMessage({ type: 'go', section, place: Number(place) })
}

/** The place of the clicked button, or of the row around it, unless text of the row is being selected. */
function placeAt(target: Element): string | undefined {
  const button = target.closest<HTMLElement>('[data-place]')
  if (button) return button.dataset['place']
  if (getSelection()?.isCollapsed === false) return undefined
  const buttons = target.closest('.row')?.querySelectorAll<HTMLElement>('[data-place]')
  return buttons?.length === 1 ? buttons[0]?.dataset['place'] : undefined
}
