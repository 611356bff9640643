/** Commands that change or quote one document. They return edits and apply none. */
import type { Range } from 'vscode-languageserver-types'
import type {
  AcceptParams,
  AcceptResult,
  ConvertTimesResult,
  FrontMatterParams,
  FrontMatterResult,
  SignOffsResult,
  SignParams,
  SignResult,
  StatusUpdateParams,
  StatusUpdateResult,
  TimelineParams,
  TimelineResult,
  UpdateWaysResult,
  UtcNowResult,
  WaiveParams,
  WaiveResult,
  WriteUpdateParams,
  WriteUpdateResult,
} from '../../protocol.ts'
import { unlimited } from '../../workspace/budget.ts'
import type { Examined } from '../../workspace/examine.ts'
import type { Host } from '../../workspace/host.ts'
import type { UpdateDigest } from '../features/handoffs.ts'
import { utcNowAt } from '../features/utcNow.ts'
import { waiverEdit } from '../features/waive.ts'
import { nameIn, translateTo } from '../l10n/texts.ts'
import { acceptanceOf } from './accept.ts'
import { timesConverted } from './convertTimes.ts'
import { frontMatterEditOf } from './frontMatter.ts'
import { openSignOffs, signatureFor } from './signOffs.ts'
import { statusUpdateOf } from './statusUpdate.ts'
import { timelineOf } from './timeline.ts'
import { updateWaysOf, writtenUpdate } from './writeUpdate.ts'

/** Answers by the URI of a document; `null` or empty if it is not open. A command that takes too long rejects with `OutOfTime`. */
export interface Commands {
  frontMatter(params: FrontMatterParams): Promise<FrontMatterResult>
  accept(params: AcceptParams): Promise<AcceptResult>
  signOffs(uri: string): Promise<SignOffsResult>
  sign(params: SignParams): Promise<SignResult>
  waive(params: WaiveParams): Promise<WaiveResult>
  convertTimes(uri: string): Promise<ConvertTimesResult>
  timeline(params: TimelineParams): Promise<TimelineResult>
  utcNow(uri: string, ranges: readonly Range[]): Promise<UtcNowResult>
  statusUpdate(params: StatusUpdateParams): Promise<StatusUpdateResult>
  updateWays(uri: string): Promise<UpdateWaysResult>
  writeUpdate(params: WriteUpdateParams): Promise<WriteUpdateResult>
}

/** A version of an open document with its analysis. */
interface Looked {
  readonly version: number
  readonly examined: Examined
}

/** What commands ask of the service. */
interface Looks {
  /** The analysis of an open document. */
  readonly look: (uri: string) => Promise<Looked | undefined>
  /** The last update on an incident, by the URI of its document. */
  readonly lastUpdate: (uri: string) => Promise<UpdateDigest | undefined>
}

/** Creates the commands of a host. */
export function createCommands(host: Pick<Host, 'features' | 'now' | 'within'>, { look, lastUpdate }: Looks): Commands {
  const { within = unlimited } = host
  const t = translateTo(host.features.locale)
  /** The answer about a document, or `otherwise` if it is not open. */
  async function about<Answer>(uri: string, otherwise: Answer, answer: (examined: Examined, version: number) => Answer): Promise<Answer> {
    const looked = await look(uri)
    // Most commands check the document again, with an edit or for another user.
    return looked === undefined ? otherwise : within(() => answer(looked.examined, looked.version))
  }
  return {
    frontMatter: ({ uri, ...change }) => about<FrontMatterResult>(uri, null, (...document) => frontMatterEditOf(...document, change)),
    accept: ({ uri, ...words }) =>
      about<AcceptResult>(uri, null, (...document) => acceptanceOf(...document, words, host.features, translateTo(host.features.locale))),
    signOffs: (uri) => about<SignOffsResult>(uri, [], openSignOffs),
    sign: ({ uri, position, name }) => about<SignResult>(uri, null, (...document) => signatureFor(...document, position, name)),
    waive: ({ uri, ...waiver }) => about<WaiveResult>(uri, null, (...document) => waiverEdit(...document, waiver)),
    statusUpdate: ({ uri, format }) =>
      about<StatusUpdateResult>(uri, null, (examined) => statusUpdateOf(examined, format, translateTo(host.features.locale))),
    updateWays: (uri) => about<UpdateWaysResult>(uri, null, (examined) => updateWaysOf(examined, (name) => nameIn(t, name))),
    writeUpdate: async ({ uri, kind }) => {
      const last = await lastUpdate(uri)
      return about<WriteUpdateResult>(uri, null, (...document) => writtenUpdate(...document, { kind, last, features: host.features, t }))
    },
    convertTimes: (uri) => about<ConvertTimesResult>(uri, null, timesConverted),
    timeline: ({ uri, ...asked }) => {
      const reader = { zone: host.features.timeZone, now: host.now(), t: translateTo(host.features.locale) }
      return about<TimelineResult>(uri, null, (examined, version) => timelineOf(examined, version, asked, reader))
    },
    utcNow: (uri, ranges) => about<UtcNowResult>(uri, [], (examined) => utcNowAt(examined, ranges, host.now())),
  }
}
