/** The formats of a report, one file each. */
import { fromRepository } from '../fromRepository.ts'
import { concise } from './concise.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { pretty } from './pretty.ts'
import type { Reporter } from './reporter.ts'
import { sarif } from './sarif.ts'

export const reporters: ReadonlyMap<string, Reporter> = new Map([
  ['pretty', pretty],
  ['concise', concise],
  ['markdown', markdown],
  ['json', json],
  ['sarif', fromRepository(sarif)],
  ['junit', junit],
  ['github', fromRepository(github)],
  ['gitlab', fromRepository(gitlab)],
])
