import assert from 'node:assert/strict'
import { isHiddenPath, markdownPath, numberedPath, pathProblem } from '../../client/src/commands/newFile.ts'

describe('newFile', () => {
  it('accepts a file in the folder or below', () => {
    for (const path of ['a.md', 'a', 'docs/a.md', 'docs\\a.md', './a.md', 'a b.md', '..a.md'])
      assert.equal(pathProblem(path), undefined, path)
  })

  it('refuses what names no file', () => {
    for (const path of ['', '  ', '.', './', 'docs/']) assert.equal(pathProblem(path), 'empty', path)
  })

  it('refuses what leaves the folder', () => {
    for (const path of ['/a.md', '../a.md', 'docs/../../a.md', 'C:\\a.md', '\\a.md']) assert.equal(pathProblem(path), 'outside', path)
  })

  it('knows the folders in which nobody looks for a handoff', () => {
    for (const path of ['.handoff', '/.handoff/kinds', 'docs/.archive/a']) assert.equal(isHiddenPath(path), true, path)
    for (const path of ['', '/', 'docs/a', 'docs.d/v1.2']) assert.equal(isHiddenPath(path), false, path)
  })

  it('completes the ending', () => {
    assert.equal(markdownPath(' docs\\a '), 'docs/a.md')
    assert.equal(markdownPath('release-2.4'), 'release-2.4.md')
    assert.equal(markdownPath('a.markdown'), 'a.markdown')
  })

  it('numbers a name before its ending', () => {
    assert.equal(numberedPath('docs.d/a.md', 2), 'docs.d/a-2.md')
    assert.equal(numberedPath('docs.d/a', 3), 'docs.d/a-3')
  })
})
