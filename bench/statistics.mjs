// Few numbers that stand for many.

/** The value below which a share of the numbers lies; `undefined` of none. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? sorted[0]
}

export const median = (numbers) => quantile(numbers, 0.5)

/** Milliseconds with as many digits as mean something. */
export function rounded(number) {
  if (number === undefined) return undefined
  return Number(number.toFixed(number < 10 ? 2 : number < 100 ? 1 : 0))
}

/** Median, 95th percentile and count of some times. */
export const summary = (numbers) => ({ median: rounded(median(numbers)), p95: rounded(quantile(numbers, 0.95)), count: numbers.length })
