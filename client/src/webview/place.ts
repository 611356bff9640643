/** The reader's place on the page: the top of the window, and the focus. */

/** Changes the page without moving its reader. */
export function keepingPlace(change: () => void): void {
  const keepers = [scrollKeeper(), focusKeeper()]
  change()
  for (const keep of keepers) keep()
}

/**
 * Scrolls what was at the top of the window back to it: the line with the same words, else its section. At the start of the page nothing
 * scrolls.
 */
function scrollKeeper(): () => void {
  const section = scrollY > 0 && [...document.querySelectorAll('[data-section]')].find((one) => one.getBoundingClientRect().bottom > 0)
  if (!section) return () => undefined
  const top = topOf(section)
  const line = linesIn(section).find((one) => topOf(one) >= 0)
  const lineTop = line ? topOf(line) : 0
  const words = line && wordsOf(line)
  return () => {
    if (!section.isConnected) return
    const same = words && linesIn(section).find((one) => wordsOf(one) === words)
    scrollBy(0, same ? topOf(same) - lineTop : topOf(section) - top)
  }
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top
}

function linesIn(section: Element): Element[] {
  return [...section.querySelectorAll('.row')]
}

/** The words of a line, without the countdown. */
function wordsOf(line: Element): string | null {
  return (line.querySelector('.what') ?? line).textContent
}

const focusable = 'button, summary, a[href], [tabindex]'

/** Restores the focus to its element or its replacement: the same words, else the same position in the section. */
function focusKeeper(): () => void {
  const focused = document.activeElement
  const section = focused?.closest('[data-section]')
  if (!focused || !section) return () => undefined
  const index = [...section.querySelectorAll(focusable)].indexOf(focused)
  const words = focused.textContent
  return () => {
    if (focused.isConnected) return
    const candidates = section.isConnected ? [...section.querySelectorAll<HTMLElement>(focusable)] : []
    const next = candidates.find((element) => element.textContent === words) ?? candidates[Math.min(index, candidates.length - 1)]
    next?.focus({ preventScroll: true })
  }
}
