/** Where the reader is on the page: what is at the top of the window, and what has the focus. */

/** Changes the page so that its reader stays where they are. */
export function keepingPlace(change: () => void): void {
  const keepers = [scrollKeeper(), focusKeeper()]
  change()
  for (const keep of keepers) keep()
}

/**
 * Brings what was first in the window back to where it was: the line with the same words, else its section. While the page is at its
 * beginning it stays there.
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

/** What a line is about: not how far ahead it is, which ticks. */
function wordsOf(line: Element): string | null {
  return (line.querySelector('.what') ?? line).textContent
}

const focusable = 'button, summary, a[href], [tabindex]'

/** Gives the focus back to what had it, or to what has taken its place: the same words, else the same position in the section. */
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
