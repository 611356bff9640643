/** The readiness of a file as it is kept, and sent from one thread to another. */
import type { Describe } from '../node/examiner.ts'
import { readinessOf } from '../service/readiness.ts'
import { translateTo } from '../service/texts.ts'

/** Makes `DocumentReadiness` or `null`, as JSON in a language; all of it is needed at once, so there is no summary. */
export function describeReadiness(language: string): Describe<null> {
  const t = translateTo(language)
  return (examined) => ({ summary: null, report: JSON.stringify(readinessOf(examined, t)) })
}
