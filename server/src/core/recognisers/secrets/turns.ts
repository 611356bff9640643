/** How often letters, digits and signs alternate. */
export function turns(text: string): number {
  return (text.match(/[\p{L}]+|\d+|[^\p{L}\d]+/gu)?.length ?? 1) - 1
}
