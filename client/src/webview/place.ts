/** Where the reader is on the page: what is at the top of the window, and what has the focus. */

/** Changes the page so that its reader stays where they are. */
export function keepingPlace(change: () => void): void {
  const anchor = anchorAtTop()
  const restoreFocus = focusKeeper()
  change()
  if (anchor?.element.isConnected) scrollBy(0, anchor.element.getBoundingClientRect().top - anchor.top)
  restoreFocus()
}

/** The first section that is in the window; none while the page is at its beginning, which it then stays at. */
function anchorAtTop(): { readonly element: Element; readonly top: number } | undefined {
  if (scrollY === 0) return undefined
  for (const element of document.querySelectorAll('[data-section]')) {
    const { top, bottom } = element.getBoundingClientRect()
    if (bottom > 0) return { element, top }
  }
  return undefined
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
