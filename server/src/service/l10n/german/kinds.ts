/** German for the names and descriptions of the built-in kinds, by the English of their templates. */
export const kinds: Readonly<Record<string, string>> = {
  'Agent Handoff': 'Arbeitsübergabe',
  'Unfinished work goes to the next person or coding agent.': 'Unfertige Arbeit geht an den nächsten Menschen oder Agenten.',
  'CS Handoff': 'CS-Übergabe',
  'A release goes to customer success before customers hear of it.': 'Ein Release geht an Customer Success, bevor Kunden davon hören.',
  'Customer Handoff': 'Übergabe an Kunden',
  'What was built goes to those who run it from then on.': 'Was gebaut wurde, geht an die, die es von da an betreiben.',
  'Escalation Packet': 'Eskalation',
  'Support hands an incident or a defect to engineering.': 'Der Support gibt einen Vorfall oder Fehler an die Entwicklung.',
  'General Handoff': 'Allgemeine Übergabe',
  'Any handoff without a template: blanks, times and known issues are checked.':
    'Jede Übergabe ohne Vorlage: Lücken, Zeiten und bekannte Probleme werden geprüft.',
  'Incident Report': 'Vorfallbericht',
  'What happened in an incident that is over, why, and what is done about it.':
    'Was in einem Vorfall geschah, der vorbei ist, warum, und was deshalb getan wird.',
  'On-Call Handoff': 'Bereitschaftsübergabe',
  'One on-call shift goes to the next.': 'Eine Schicht der Bereitschaft geht an die nächste.',
  'Release Guide': 'Release-Leitfaden',
  'Who does what around a release, who signs off, who hands over to whom.':
    'Wer rund um ein Release was tut, wer freigibt, wer wem übergibt.',
  'Release Notes': 'Release-Notizen',
  'What a release brings, what it asks for, and what is known to be wrong.':
    'Was ein Release bringt, was es verlangt und welche Fehler bekannt sind.',
  'Status Update': 'Statusmeldung',
  'What others are told of an incident that is not over.': 'Was andere von einem Vorfall hören, der nicht vorbei ist.',
  'Support Handoff': 'Support-Übergabe',
  'A release, feature or larger change goes from development to support.':
    'Ein Release, eine Funktion oder größere Änderung geht von der Entwicklung an den Support.',
}
