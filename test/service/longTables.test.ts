/** What an editor shows of a long table or list is what it would show if that were not cut into blocks. */
import { deepEqual } from 'node:assert/strict'
import { parseDocument } from '../../server/src/core/markdown/parse.ts'
import { usualLengths } from '../../server/src/core/markdown/parser/cut.ts'
import { LineIndex } from '../../server/src/core/util/text.ts'
import supportTemplate from '../fixtures/support-template.md'
import { serviceWith } from './support.ts'

const uri = 'file:///handoff.md'
const texts = {
  'with a timeline, issues and contacts': `---
kind: support-handoff
---

# Support Handoff: Search

## Timeline

| Date | Time (CET) | Event |
| --- | --- | --- |
| 2026-03-01 | 10:15 | Detected |
| | 10:40 | SHOP-12 found |
| 2026-03-02 | 09:00 | Mitigated |

## Known Issues & Limitations

| Issue ID | Description | Severity | Workaround | ETA for Fix |
| --- | --- | --- | --- | --- |
| SHOP-12 | Slow | High | | 5.1 |
| | | | | |
| SHOP-13 | [Description] | Low | Reload | TBD |

- [ ] Reviewed by Ada on 2026-03-01 at 14:30 PST
- [x] Known issues documented
- **Support Lead**:
- SHOP-12 is asked for again
`,
  'of the template': supportTemplate,
}

describe('a long table or list', () => {
  for (const [name, text] of Object.entries(texts)) {
    it(`is shown as a short one: a handoff ${name}`, async () => {
      const whole = await shown(text, Number.POSITIVE_INFINITY)
      const cut = await shown(text, 0)
      for (const [question, answer] of Object.entries(whole)) deepEqual(cut[question], answer, question)
    })
  }
})

/** What the service answers about a text whose tables and lists are cut behind so many characters. */
async function shown(text: string, beforePart: number): Promise<Record<string, unknown>> {
  const document = parseDocument(text, { ...usualLengths, beforePart })
  const service = serviceWith(text, { read: () => ({ document, unread: 0 }) })
  const lines = new LineIndex(text)
  const range = { start: { line: 0, character: 0 }, end: lines.positionAt(text.length) }
  const places = Array.from({ length: lines.lineCount }, (_, line) =>
    lines.positionAt(Math.ceil((lines.lineStart(line) + lines.lineEnd(line)) / 2)),
  )
  const readiness = await service.readiness(uri)
  return {
    diagnostics: await service.diagnostics(uri),
    symbols: await service.documentSymbols(uri),
    folds: await service.foldingRanges(uri),
    tokens: await service.semanticTokens(uri),
    hints: await service.inlayHints(uri, range),
    lenses: await service.codeLenses(uri),
    links: await service.documentLinks(uri),
    fillIn: await service.fillIn(uri),
    open: readiness?.sections,
    facts: (await service.publishedFacts(uri))?.facts,
    preview: await service.preview({ uri, locale: 'en', known: {} }),
    status: await service.statusUpdate({ uri, format: 'slack' }),
    utcNow: await service.utcNow(
      uri,
      places.map((place) => ({ start: place, end: place })),
    ),
    hovers: await Promise.all(places.map((place) => service.hover(uri, place))),
    completions: await Promise.all(places.map((place) => service.completions(uri, place))),
    references: await Promise.all(places.map((place) => service.references(uri, place, true))),
  }
}
