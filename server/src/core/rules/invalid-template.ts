import type { Rule } from '../linter/rule.ts'

/** A mistake in a template or one of its directives. It is reported in the template, not in documents of its kind. */
export const invalidTemplate: Rule = {
  id: 'invalid-template',
  summary: 'A mistake in a template or one of its directives.',
  severity: 'error',
  blank: false,
  *check({ document, kind }) {
    // Without problems, the template need not be read.
    if (kind.problems.length > 0 && kind.template === document) yield* kind.problems
  },
}
