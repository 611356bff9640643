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
