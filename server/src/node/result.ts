/** What was found in one file, of which only little is held. */
import type { Project } from '../service/project.ts'
import type { Examination, Relations } from './examiner.ts'
import type { Texts } from './store.ts'

/** What was found in a file. */
export interface Found<Summary> {
  readonly examination: Examination<Summary>
  readonly project: Project
  /** Reads the report, as JSON. */
  readonly report: () => string
}

/** A file with its place in its project. */
export interface Place {
  readonly path: string
  /** The path of its folder. */
  readonly folder: string
  readonly project: Project
  readonly name: string
}

/** What is kept of a file from run to run. */
export interface Entry<Summary> {
  readonly examination: Examination<Summary>
  /** A digest of what the folder said of issues when that was last compared with what the file was told; empty if it was not. */
  readonly compared: string
}

/** True for what has the shape of an entry; that of its summary is for whoever made it. */
export function isEntry(value: unknown): value is Entry<unknown> {
  if (!isRecord(value) || typeof value['compared'] !== 'string' || !isRecord(value['examination'])) return false
  const { summary, hash, stamp, asked, asksOfIssues, says, holds, read, ended, failures } = value['examination']
  const isMoment = (moment: unknown) => moment === null || typeof moment === 'number'
  return (
    (summary === null || isRecord(summary)) &&
    typeof hash === 'string' &&
    isListOf(stamp, (part) => typeof part === 'number', 4) &&
    isListOf(asked, (question) => isListOf(question, isText, 3)) &&
    typeof asksOfIssues === 'boolean' &&
    isListOf(says, isText, 2) &&
    isListOf(holds, isMoment, 2) &&
    typeof read === 'boolean' &&
    typeof ended === 'boolean' &&
    isListOf(failures, isRecord)
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean, length?: number): boolean {
  return Array.isArray(value) && (length === undefined || value.length === length) && value.every(isOne)
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

/** The texts of an entry. */
const text = { relations: 0, report: 1 } as const

/** The same with all that it takes to compare it with others. */
export class Result<Summary> implements Found<Summary> {
  readonly examination: Examination<Summary>
  readonly texts: Texts
  readonly place: Place
  compared: string

  constructor(place: Place, { examination, compared }: Entry<Summary>, texts: Texts) {
    this.place = place
    this.examination = examination
    this.compared = compared
    this.texts = texts
  }

  get project(): Project {
    return this.place.project
  }

  readonly report = (): string => this.texts.read(text.report)

  get relations(): Relations {
    return JSON.parse(this.texts.read(text.relations)) as Relations
  }
}
