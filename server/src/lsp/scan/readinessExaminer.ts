/** Computes the readiness of files, on any thread. */
import { Examiner, type ExaminerContext, type ExaminerSetup } from '../../node/examiner.ts'
import { readinessOf } from '../../service/features/readiness.ts'
import { translateTo } from '../../service/l10n/texts.ts'
import { settingsFrom } from '../settings/settings.ts'

/** Reports `DocumentReadiness` or `null` as JSON. All of it is needed at once, so there is no summary. */
export function createReadinessExaminer(setup: ExaminerSetup, projects?: ExaminerContext['projects']): Examiner<null> {
  const t = translateTo(setup.language ?? 'en')
  return new Examiner(setup, (examined) => ({ summary: null, report: JSON.stringify(readinessOf(examined, t)) }), {
    projects,
    settingsOf: settingsFrom(setup.sections ?? []),
  })
}
