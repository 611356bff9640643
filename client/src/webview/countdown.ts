/** Deadlines that tick. */

/** Updates the distance of each deadline on the page. `now` is in milliseconds since 1970. */
export function tick(now: number): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-until]')) {
    const ahead = Number(element.dataset['until']) - now
    const phrase = (ahead < 0 ? element.dataset['overdue'] : element.dataset['ahead']) ?? '{0}'
    const text = phrase.replace('{0}', durationText(ahead))
    if (element.textContent !== text) element.textContent = text
  }
}

/** `12 min 05 s` within the hour, else the two largest units, as the server formats them. */
function durationText(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000)
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor((seconds % 86_400) / 3600), Math.floor((seconds % 3600) / 60)]
  if (days > 0) return hours > 0 && days < 10 ? `${days} d ${hours} h` : `${days} d`
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`
  return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`
}
