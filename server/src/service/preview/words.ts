/** All words of the preview and the report that are not from the document, by language. */

/** A phrase with `{0}` for values. */
type Phrase = string
/** The singular and the plural phrase. */
interface Counted {
  readonly one: Phrase
  readonly other: Phrase
}

/** Words in one language. */
export interface Words {
  /** The language, for the `lang` attribute. */
  readonly language: string
  readonly met: Phrase
  readonly open: Counted
  readonly waived: Counted
  readonly skip: Phrase
  readonly stage: Phrase
  readonly stages: Readonly<Record<'draft' | 'ready' | 'accepted' | 'closed', Phrase>>
  readonly nextDeadline: Phrase
  readonly overdueDeadline: Phrase
  readonly afterThat: Phrase
  readonly ahead: Phrase
  readonly overdue: Phrase
  readonly today: Phrase
  readonly inDays: Counted
  readonly daysOverdue: Counted
  readonly situation: Phrase
  readonly topics: Readonly<Record<'summary' | 'impact' | 'state' | 'mitigation', Phrase>>
  readonly first: Phrase
  readonly nobody: Phrase
  readonly stillOpen: Phrase
  readonly nothingOpen: Phrase
  readonly nothingWrong: Phrase
  readonly toCorrect: Phrase
  readonly convertAll: Phrase
  readonly fixAll: Phrase
  readonly document: Phrase
  readonly severities: Readonly<Record<'error' | 'warning' | 'information', Phrase>>
  readonly more: Counted
  readonly timeline: Phrase
  readonly inUtc: Phrase
  readonly toScale: Phrase
  readonly end: Phrase
  readonly later: Phrase
  readonly durations: Readonly<Record<'triage' | 'mitigation' | 'resolution' | 'handoff' | 'since-update', Phrase>>
  readonly chain: Phrase
  readonly thisOne: Phrase
  readonly missingFile: Phrase
  readonly noHandoff: Phrase
  readonly handOffs: Phrase
  readonly settled: Phrase
  readonly ladder: Phrase
  readonly answersIn: Phrase
  readonly signOffs: Phrase
  readonly signed: Phrase
  readonly unsigned: Phrase
  readonly undated: Phrase
  readonly issues: Phrase
  readonly workaround: Phrase
  readonly noWorkaround: Phrase
  readonly fix: Phrase
  readonly waivers: Phrase
  readonly until: Phrase
  readonly by: Phrase
  readonly noReason: Phrase
  readonly line: Phrase
  readonly emptyTitle: Phrase
  readonly emptyText: Phrase
  readonly goneTitle: Phrase
  readonly goneText: Phrase
  readonly newHandoff: Phrase
  readonly chooseKind: Phrase
  readonly asOf: Phrase
  readonly reportOf: Counted
}

const english: Words = {
  language: 'en',
  met: '{0} of {1} met',
  open: { one: '{0} open', other: '{0} open' },
  waived: { one: '{0} waived', other: '{0} waived' },
  skip: 'Skip to what is open',
  stage: 'Stage: {0}',
  stages: { draft: 'Draft', ready: 'Ready', accepted: 'Accepted', closed: 'Closed' },
  nextDeadline: 'Next deadline',
  overdueDeadline: 'Deadline missed',
  afterThat: 'After that',
  ahead: 'in {0}',
  overdue: '{0} overdue',
  today: 'today',
  inDays: { one: 'tomorrow', other: 'in {0} days' },
  daysOverdue: { one: '{0} day overdue', other: '{0} days overdue' },
  situation: 'How it stands',
  topics: { summary: 'Summary', impact: 'Impact', state: 'State', mitigation: 'Mitigation' },
  first: 'What do I do first?',
  nobody: 'Nobody named',
  stillOpen: 'Still open',
  nothingOpen: 'Nothing is open.',
  nothingWrong: 'Nothing is open, and nothing is to be corrected.',
  toCorrect: 'To correct',
  convertAll: 'Convert All',
  fixAll: 'Fix All',
  document: 'Whole document',
  severities: { error: 'Error', warning: 'Warning', information: 'Information' },
  more: { one: '{0} more, listed in the Handoffs view', other: '{0} more, listed in the Handoffs view' },
  timeline: 'Timeline',
  inUtc: 'All times in UTC',
  toScale: 'to scale',
  end: 'end',
  later: '{0} later',
  durations: {
    triage: 'Time to triage',
    mitigation: 'Time to mitigate',
    resolution: 'Time to resolve',
    handoff: 'Time to hand off',
    'since-update': 'Since the last update',
  },
  chain: 'Chain of handoffs',
  thisOne: 'This document',
  missingFile: 'File is missing',
  noHandoff: 'Not a handoff',
  handOffs: 'Hand-offs between roles',
  settled: 'Nothing open',
  ladder: 'Escalation',
  answersIn: 'Answers in',
  signOffs: 'Sign-offs',
  signed: 'Signed',
  unsigned: 'Not signed',
  undated: 'no date',
  issues: 'Known issues',
  workaround: 'Workaround',
  noWorkaround: 'No workaround yet',
  fix: 'Fix',
  waivers: 'Accepted exceptions',
  until: 'until {0}',
  by: 'by {0}',
  noReason: 'no reason given',
  line: 'line {0}',
  emptyTitle: 'No handoff in view',
  emptyText: 'Open a handoff, and what its receiver needs is shown here. If the document in view is meant to be one, choose its kind.',
  goneTitle: 'The document is gone',
  goneText: 'Its file was moved or deleted. Open another handoff, and it is shown here.',
  newHandoff: 'New Handoff…',
  chooseKind: 'Choose Kind…',
  asOf: 'As of {0}',
  reportOf: { one: 'State of {0} handoff', other: 'State of {0} handoffs' },
}

const german: Words = {
  language: 'de',
  met: '{0} von {1} erfüllt',
  open: { one: '{0} offen', other: '{0} offen' },
  waived: { one: '{0} ausgenommen', other: '{0} ausgenommen' },
  skip: 'Zu dem, was offen ist',
  stage: 'Stufe: {0}',
  stages: { draft: 'Entwurf', ready: 'Fertig', accepted: 'Übernommen', closed: 'Abgeschlossen' },
  nextDeadline: 'Nächste Frist',
  overdueDeadline: 'Frist versäumt',
  afterThat: 'Danach',
  ahead: 'in {0}',
  overdue: 'seit {0} überfällig',
  today: 'heute',
  inDays: { one: 'morgen', other: 'in {0} Tagen' },
  daysOverdue: { one: 'seit {0} Tag überfällig', other: 'seit {0} Tagen überfällig' },
  situation: 'Wie es steht',
  topics: { summary: 'Zusammenfassung', impact: 'Auswirkung', state: 'Stand', mitigation: 'Eindämmung' },
  first: 'Was tue ich zuerst?',
  nobody: 'Niemand genannt',
  stillOpen: 'Noch offen',
  nothingOpen: 'Nichts ist offen.',
  nothingWrong: 'Nichts ist offen, und nichts ist zu berichtigen.',
  toCorrect: 'Zu berichtigen',
  convertAll: 'Alle umrechnen',
  fixAll: 'Alles beheben',
  document: 'Ganzes Dokument',
  severities: { error: 'Fehler', warning: 'Warnung', information: 'Hinweis' },
  more: { one: '{0} weiterer, in der Ansicht Übergaben', other: '{0} weitere, in der Ansicht Übergaben' },
  timeline: 'Zeitverlauf',
  inUtc: 'Alle Zeiten in UTC',
  toScale: 'maßstäblich',
  end: 'Ende',
  later: '{0} später',
  durations: {
    triage: 'Zeit bis zur Einordnung',
    mitigation: 'Zeit bis zur Eindämmung',
    resolution: 'Zeit bis zur Lösung',
    handoff: 'Zeit bis zur Übergabe',
    'since-update': 'Seit der letzten Meldung',
  },
  chain: 'Kette der Übergaben',
  thisOne: 'Dieses Dokument',
  missingFile: 'Datei fehlt',
  noHandoff: 'Keine Übergabe',
  handOffs: 'Übergaben zwischen Rollen',
  settled: 'Nichts offen',
  ladder: 'Eskalation',
  answersIn: 'Antwortet in',
  signOffs: 'Freigaben',
  signed: 'Unterzeichnet',
  unsigned: 'Nicht unterzeichnet',
  undated: 'ohne Datum',
  issues: 'Bekannte Probleme',
  workaround: 'Umgehung',
  noWorkaround: 'Noch keine Umgehung',
  fix: 'Behebung',
  waivers: 'Hingenommene Ausnahmen',
  until: 'bis {0}',
  by: 'von {0}',
  noReason: 'ohne Begründung',
  line: 'Zeile {0}',
  emptyTitle: 'Keine Übergabe in Sicht',
  emptyText: 'Öffnen Sie eine Übergabe, und hier steht, was ihr Empfänger braucht. Soll das Dokument eine sein, wählen Sie seine Art.',
  goneTitle: 'Das Dokument ist nicht mehr da',
  goneText: 'Seine Datei wurde verschoben oder gelöscht. Öffnen Sie eine andere Übergabe, und sie wird hier gezeigt.',
  newHandoff: 'Neue Übergabe…',
  chooseKind: 'Art wählen…',
  asOf: 'Stand {0}',
  reportOf: { one: 'Stand von {0} Übergabe', other: 'Stand von {0} Übergaben' },
}

const languages: readonly Words[] = [english, german]

/** The words of a locale such as `de-AT`; English if there is no translation. */
export function wordsOf(locale: string): Words {
  const language = locale.toLowerCase().split(/[-_]/)[0]
  return languages.find((words) => words.language === language) ?? english
}

/** A phrase with its values. */
export function say(phrase: string, ...values: readonly (string | number)[]): string {
  return phrase.replace(/\{(\d)\}/g, (_all, index) => String(values[Number(index)] ?? ''))
}

/** The phrase for a number. */
export function count(number: number, { one, other }: Counted): string {
  return say(number === 1 ? one : other, number)
}
