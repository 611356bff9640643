/** A label or an item with content below it is the section of its name. */
import assert from 'node:assert/strict'
import { faultsIn } from '../../support/check.ts'

const template = '# Shift\n\n## Checks\n\n- [ ] Queue empty\n- [ ] Disk checked\n\n## Watch\n\n- [What]\n'

const forms: Readonly<Record<string, (items: string, watch: string) => string>> = {
  'bold labels': (items, watch) => `# Shift\n\n**Checks:**\n\n${items}\n\n**Watch:**\n\n${watch}\n`,
  'plain labels': (items, watch) => `# Shift\n\nChecks:\n${items}\n\nWatch:\n${watch}\n`,
  'items with a label': (items, watch) => `# Shift\n\n- **Checks**:\n${indented(items)}\n- **Watch**:\n${indented(watch)}\n`,
  'items without a colon': (items, watch) => `# Shift\n\n- Checks\n${indented(items)}\n- Watch\n${indented(watch)}\n`,
  'bold lines': (items, watch) => `# Shift\n\n**Checks**\n\n${items}\n\n**Watch**\n\n${watch}\n`,
}

function indented(lines: string): string {
  return lines.replace(/^/gm, '  ')
}

for (const [name, form] of Object.entries(forms)) {
  describe(`sections as ${name}`, () => {
    it('are there', () => assert.deepEqual(faultsIn(form('- [x] Queue empty\n- [x] Disk checked', '- Disk of db2'), { template }), []))
    it('have open items', () => {
      assert.deepEqual(faultsIn(form('- [x] Queue empty\n- [ ] Disk checked', '- Disk of db2'), { template }), ['unticked-item: [ ]'])
    })
    it('lack items', () => {
      const found = faultsIn(form('- [x] Queue empty', '- Disk of db2'), { template })
      assert.equal(found.length, 1)
      assert.match(found[0] ?? '', /^missing-item/)
    })
    it('have blanks', () => {
      assert.deepEqual(faultsIn(form('- [x] Queue empty\n- [x] Disk checked', '- [What]'), { template }), ['placeholder-text: [What]'])
    })
  })
}
