/** All rewritings, by group. Whoever adds one writes it into the file of its group. */
import { exporters } from './exporters.ts'
import { headings } from './headings.ts'
import { items } from './items.ts'
import { labels } from './labels.ts'
import { layout } from './layout.ts'
import { names } from './names.ts'
import type { Rewriting } from './rewriting.ts'
import { tables } from './tables.ts'
import { times } from './times.ts'

export const rewritings: readonly Rewriting[] = [...headings, ...names, ...labels, ...items, ...tables, ...layout, ...times, ...exporters]
