/** Tables that say what others write as a checklist or as labels: each row is an item, or each column is a label. */
import { isAnswer } from '../lexicon/lexicon.ts'
import { perObject } from '../util/perObject.ts'
import { sourceOf } from './blocks.ts'
import type { Cell, Field, ListItem, Place, Row, Table, Value } from './document.ts'
import { boxAtStart, isTicked } from './elements/boxes.ts'

/** The rows as items if one column holds nothing but boxes, signs or words for them; empty for any other table. */
export const itemsOfTable = perObject((table: Table): readonly ListItem[] => {
  const written = table.rows.filter((row) => !row.empty)
  const boxes = table.columns.findIndex((_, column) => isOfBoxes(written, column))
  if (boxes < 0) return []
  const textsOf = (column: number) => written.map(({ cells }) => cells[column]?.text ?? '')
  const named = [...table.columns.keys()].filter((column) => column !== boxes && textsOf(column).every((text) => /\p{L}/u.test(text)))
  // A column in which names come again groups the items.
  const names = named.find((column) => new Set(textsOf(column)).size === written.length) ?? named[0]
  return names === undefined ? [] : written.map((row) => itemOf(row, boxes, names))
})

/** A column of boxes, at least one of which is there. */
function isOfBoxes(rows: readonly Row[], column: number): boolean {
  let any = false
  for (const { cells } of rows) {
    const cell = cells[column]
    if (!cell || !(cell.empty || tickOf(cell) !== undefined)) return false
    any ||= !cell.empty
  }
  return any
}

const signs = /^(?:([✅✔✓☑☒]|:white_check_mark:|:heavy_check_mark:)|[❌✗✘☐⬜🔲]|:x:)\uFE0F?$/u
const ticked = ['yes', 'closed'] as const
const open = ['not closed', 'to be determined', 'not known', 'pending', 'still open'] as const

/** True for a ticked box in a cell, false for an open one; `undefined` if it holds anything else. */
function tickOf(cell: Cell): boolean | undefined {
  const source = sourceOf(cell.at).trim()
  const sign = signs.exec(source)
  if (sign) return sign[1] !== undefined
  const box = boxAtStart(source)
  if (box && box.start === 0 && box.text === source) return isTicked(source)
  const word = cell.text.toLowerCase()
  if (ticked.some((answer) => isAnswer(answer, word))) return true
  return word === 'no' || open.some((answer) => isAnswer(answer, word)) ? false : undefined
}

/** The cells behind the name say what the item is about. */
function itemOf(row: Row, boxes: number, names: number): ListItem {
  const name = row.cells[names] as Cell
  const box = row.cells[boxes] as Cell
  const others = row.cells.filter((_, column) => column > names && column !== boxes)
  const evidence = others.find((cell) => !cell.empty) ?? others[0]
  return {
    type: 'item',
    at: row.at,
    markerAt: { ...row.at, end: row.at.start },
    text: name.text,
    textAt: name.at,
    box: { ticked: tickOf(box) === true, at: box.at },
    field: evidence && fieldOf(name, evidence, row.at),
    elements: [],
    empty: false,
  }
}

function fieldOf(label: Cell, { text, at, empty }: Cell, whole: Place): Field {
  const value: Value = { text, at, elements: [], options: [], empty }
  return { type: 'field', label: label.text, labelAt: label.at, form: 'table', at: whole, value, tentative: true }
}

/** The header of a table of labels as a label with its value, as where the first field was written above the row of dashes. */
export const fieldOfHeader = perObject(({ columns: [label, value, ...others], at, fields }: Table): Field | undefined =>
  label && value && !label.empty && others.length === 0 && fields.length > 0
    ? fieldOf(label, value, { ...at, end: value.at.end })
    : undefined,
)

/** The cells of a table with one row as the values of its columns. */
export const fieldsOfColumns = perObject(({ columns, rows: [row, ...others] }: Table): readonly Field[] => {
  if (!row || others.length > 0 || columns.length < 2 || columns.some((column) => column.empty)) return []
  return columns.flatMap((column, index) => {
    const cell = row.cells[index]
    return cell ? fieldOf(column, cell, cell.at) : []
  })
})
