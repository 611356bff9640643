/** German for messages of rules and for their fixes, by the English. What is expected is in the nominative, behind a colon. */
export const findings: Readonly<Record<string, string>> = {
  // What is missing
  '{0}; {1}': '{0}; {1}',
  '{0}; is it "{1}" (line {2})?': '{0}; ist es „{1}“ (Zeile {2})?',
  'It may be this': 'Es ist vielleicht dies',
  'Rename "{0}" to "{1}"': '„{0}“ in „{1}“ umbenennen',
  'Section "{0}" is missing': 'Abschnitt „{0}“ fehlt',
  'Field "{0}" is missing': 'Feld „{0}“ fehlt',
  'Checklist item "{0}" is missing': 'Punkt „{0}“ der Checkliste fehlt',
  'expected it here': 'hier erwartet',
  'expected it in "{0}"': 'erwartet in „{0}“',
  'expected it here, ticked or marked "N/A – <reason>"': 'hier erwartet, abgehakt oder mit „N/A – <Grund>“',
  'Column "{0}" is missing; expected it in the table': 'Spalte „{0}“ fehlt; erwartet wird sie in der Tabelle',
  'Row "{0}" is missing; expected it in the table': 'Zeile „{0}“ fehlt; erwartet wird sie in der Tabelle',
  'Milestone "{0}" is missing; expected a row with its time in UTC and its owner':
    'Meilenstein „{0}“ fehlt; erwartet: eine Zeile mit seiner Zeit in UTC und dem Verantwortlichen',
  'Escalation level "{0}" is missing': 'Eskalationsstufe „{0}“ fehlt',
  'expected who or what helps at this level': 'erwartet: wer oder was auf dieser Stufe hilft',
  'Escalation "{0}" has no contact': 'Eskalation „{0}“ nennt keinen Kontakt',
  'expected a person, a team or a channel': 'erwartet: eine Person, ein Team oder ein Kanal',
  'Escalation "{0}" has no response time': 'Eskalation „{0}“ nennt keine Antwortzeit',
  'expected one, such as 30 minutes': 'erwartet: eine, etwa 30 Minuten',
  'Known issue "{0}" has no workaround; expected steps, or "None – <reason>"':
    'Bekanntes Problem „{0}“ hat keine Umgehung; erwartet: Schritte oder „None – <Grund>“',
  'Known issue "{0}" has no date for its fix; expected a date or version, or "None – <reason>"':
    'Bekanntes Problem „{0}“ nennt nicht, wann es behoben wird; erwartet: ein Datum, eine Version oder „None – <Grund>“',
  '"{0}" has no owner; expected a name or a role': '„{0}“ hat keinen Verantwortlichen; erwartet: ein Name oder eine Rolle',
  'Insert "{0}"': '„{0}“ einfügen',
  'Insert section "{0}"': 'Abschnitt „{0}“ einfügen',
  'Insert item "{0}"': 'Punkt „{0}“ einfügen',
  'Insert column "{0}"': 'Spalte „{0}“ einfügen',
  'Insert row "{0}"': 'Zeile „{0}“ einfügen',
  'Insert a row': 'Eine Zeile einfügen',
  'Insert the workaround': 'Die Umgehung einfügen',
  'State that no workaround is known': 'Schreiben, dass keine Umgehung bekannt ist',
  // What is empty
  'Field "{0}" is empty; expected {1}': 'Feld „{0}“ ist leer; erwartet: {1}',
  'Section "{0}" is empty; expected content, or "None" with a reason':
    'Abschnitt „{0}“ ist leer; erwartet: Inhalt oder „None“ mit einem Grund',
  'Cell "{0}" is empty; expected a value, or "None – <reason>"': 'Zelle „{0}“ ist leer; erwartet: ein Wert oder „None – <Grund>“',
  '{0} has no row; expected at least one, or "None" in its place':
    '{0} hat keine Zeile; erwartet: mindestens eine oder „None“ an ihrer Stelle',
  '{0} is empty; expected values, or no row': '{0} ist leer; erwartet: Werte oder keine Zeile',
  '{0} has only its name; expected values, or no row': '{0} enthält nur ihren Namen; erwartet: Werte oder keine Zeile',
  '{0} is empty; expected values, or "None" in place of the table': '{0} ist leer; erwartet: Werte oder „None“ an Stelle der Tabelle',
  '{0} is empty; expected at least one {1}, or "None"': '{0} ist leer; erwartet: mindestens ein {1} oder „None“',
  'Unexpected empty {0}; expected text behind "{1}", or no {2}': 'Leerer {0}; erwartet: Text hinter „{1}“ oder kein {2}',
  'Unexpected placeholder "{0}"; expected {1}': 'Unerwarteter Platzhalter „{0}“; erwartet: {1}',
  'Unexpected text of the template "{0}"; expected {1}': 'Unerwarteter Text der Vorlage „{0}“; erwartet: {1}',
  'Nothing is ticked for "{0}"; expected exactly one of {1}': 'Bei „{0}“ ist nichts angekreuzt; erwartet: genau eines von {1}',
  '{0} are ticked for "{1}"; expected exactly one of {2}': 'Bei „{1}“ sind {0} angekreuzt; erwartet: genau eines von {2}',
  '"{0}" has no reason; expected "{1} – <reason>"': '„{0}“ steht ohne Grund; erwartet: „{1} – <Grund>“',
  'Add a reason': 'Einen Grund anfügen',
  'Choose {0}': '{0} wählen',
  'Insert {0}': '{0} einfügen',
  'Write "None" with a reason': '„None“ mit einem Grund schreiben',
  'Insert {0} ({1})': '{0} einfügen ({1})',
  now: 'jetzt',
  'today, UTC': 'heute, UTC',
  'in {0}': 'in {0}',
  'Remove the empty row': 'Die leere Zeile entfernen',
  'Remove the empty step': 'Den leeren Schritt entfernen',
  'Remove the empty item': 'Den leeren Punkt entfernen',
  'Remove {0} empty steps': '{0} leere Schritte entfernen',
  'Remove {0} empty items': '{0} leere Punkte entfernen',
  // Ticks and sign-offs
  'Item "{0}" is not ticked; expected [x], or "N/A – <reason>"': 'Punkt „{0}“ ist nicht abgehakt; erwartet: [x] oder „N/A – <Grund>“',
  'Item "{0}" is ticked without evidence; expected {1}': 'Punkt „{0}“ ist ohne Nachweis abgehakt; erwartet: {1}',
  'Item "{0}" is ticked, but {1}; expected no tick until that is done':
    'Punkt „{0}“ ist abgehakt, aber {1}; erwartet: kein Haken, bis das getan ist',
  'known issue "{0}" has no workaround': 'das bekannte Problem „{0}“ hat keine Umgehung',
  'the sign-off "{0}" has no date': 'die Freigabe „{0}“ hat kein Datum',
  '"{0}" is not signed': '„{0}“ ist nicht unterzeichnet',
  '"{0}" is missing': '„{0}“ fehlt',
  '"{0}" is empty': '„{0}“ ist leer',
  'The cause': 'Die Ursache',
  'Sign-off "{0}" is not signed; expected a name and a date': 'Freigabe „{0}“ ist nicht unterzeichnet; erwartet: ein Name und ein Datum',
  'Sign-off "{0}" has no date; expected one, such as {1}': 'Freigabe „{0}“ hat kein Datum; erwartet: eines, etwa {1}',
  'The document changed after this sign-off; expected it to be signed again':
    'Das Dokument wurde nach dieser Freigabe geändert; erwartet wird, dass es neu unterzeichnet wird',
  'Tick "{0}"': '„{0}“ abhaken',
  'Untick "{0}"': 'Den Haken bei „{0}“ entfernen',
  'Sign as {0}, {1}': 'Als {0} unterzeichnen, {1}',
  'Sign again on {0}': 'Am {0} neu unterzeichnen',
  // Times
  'Unexpected "{0}"; expected {1}': 'Unerwartet: „{0}“; erwartet: {1}',
  'Unexpected "{0}"; expected UTC, such as {1}': 'Unerwartet: „{0}“; erwartet: UTC, etwa {1}',
  'Unexpected "{0}", declared as {1}; expected UTC, such as {2}': 'Unerwartet: „{0}“, erklärt als {1}; erwartet: UTC, etwa {2}',
  'Times are declared to be {0} here': 'Hier sind die Zeiten als {0} erklärt',
  'Unknown zone "{0}" of "{1}"; expected UTC': 'Unbekannte Zone „{0}“ bei „{1}“; erwartet: UTC',
  'The same time of day stands in {0} here': 'Hier steht dieselbe Uhrzeit in {0}',
  '"{0}" may be in {1} too; once this is converted, nothing says so':
    '„{0}“ kann auch in {1} sein; ist dies umgerechnet, steht das nirgends mehr',
  'Unexpected "{0}"; expected UTC': 'Unerwartet: „{0}“; erwartet: UTC',
  'Unexpected "{0}", declared as {1}; expected UTC': 'Unerwartet: „{0}“, erklärt als {1}; erwartet: UTC',
  'Time "{0}" has no zone; expected UTC': 'Zeit „{0}“ hat keine Zone; erwartet: UTC',
  'Time "{0}" has no zone; expected UTC, such as {1}': 'Zeit „{0}“ hat keine Zone; erwartet: UTC, etwa {1}',
  'Unexpected "{0}"; expected a moment that is the same for every reader, such as 2026-03-01T22:30Z':
    'Unerwartet: „{0}“; erwartet: ein Zeitpunkt, der für alle Leser derselbe ist, etwa 2026-03-01T22:30Z',
  'Date "{0}" can be {1}; expected year, month and day in this order':
    'Datum „{0}“ kann {1} sein; erwartet: Jahr, Monat und Tag in dieser Reihenfolge',
  'Unexpected end "{0}"; expected a time after the start': 'Unerwartetes Ende „{0}“; erwartet: eine Zeit nach dem Beginn',
  'The start': 'Der Beginn',
  'Unexpected "{0}" after "{1}"; expected the rows in order of time':
    'Unerwartet: „{0}“ nach „{1}“; erwartet: die Zeilen in der Reihenfolge der Zeit',
  'The entry above is later': 'Der Eintrag darüber ist später',
  'Next update "{0}" is past; expected one in the future, or a status such as resolved':
    'Nächste Meldung „{0}“ ist vorbei; erwartet: eine in der Zukunft oder ein Zustand wie „resolved“',
  'Next update "{0}" is {1} after the last one; expected at most {2}':
    'Nächste Meldung „{0}“ kommt {1} nach der letzten; erwartet: höchstens {2}',
  'The last update': 'Die letzte Meldung',
  '"{0}" is {1}; expected {2} ({3})': '„{0}“ ist {1}; erwartet: {2} ({3})',
  '"{0}" takes {1} minutes; expected {2}': '„{0}“ dauert {1} Minuten; erwartet: {2}',
  'Convert to {0}': 'In {0} umrechnen',
  'Convert the time declared as {0}, and the declaration, to UTC': 'Die Zeit, die als {0} erklärt ist, und die Erklärung in UTC umrechnen',
  'Convert all {0} times declared as {1}, and the declaration, to UTC':
    'Alle {0} Zeiten, die als {1} erklärt sind, und die Erklärung in UTC umrechnen',
  'Read as {0}': 'Als {0} lesen',
  '{0} and {1} below': '{0} und {1} darunter',
  'Read as {0}: convert to {1}': 'Als {0} lesen: in {1} umrechnen',
  'Read as {0}, as is "{1}": convert to {2}': 'Als {0} lesen, wie „{1}“: in {2} umrechnen',
  'Read as your clock ({0}): convert to {1}': 'Als Zeit Ihrer Uhr ({0}) lesen: in {1} umrechnen',
  'Read as UTC: {0}': 'Als UTC lesen: {0}',
  'Read all {0} times without a zone as {1}': 'Alle {0} Zeiten ohne Zone als {1} lesen',
  'Read all {0} times without a zone as your clock ({1})': 'Alle {0} Zeiten ohne Zone als Zeit Ihrer Uhr ({1}) lesen',
  'Read all {0} times without a zone as UTC': 'Alle {0} Zeiten ohne Zone als UTC lesen',
  'Replace by {0}': 'Durch {0} ersetzen',
  'Sort the rows by time': 'Die Zeilen nach der Zeit ordnen',
  // Values and owners
  '"{0}" is of another scale than "{1}"; expected {2}': '„{0}“ ist von einer anderen Skala als „{1}“; erwartet: {2}',
  '"{0}" is of the scale of this table': '„{0}“ ist von der Skala dieser Tabelle',
  'Unexpected severity "{0}"; expected {1}': 'Unerwarteter Schweregrad „{0}“; erwartet: {1}',
  'Unexpected severity "{0}"; expected "{1}"': 'Unerwarteter Schweregrad „{0}“; erwartet: „{1}“',
  'Owner "{0}" is nobody in particular; expected a name, a role or a rotation':
    'Verantwortlich ist mit „{0}“ niemand Bestimmtes; erwartet: ein Name, eine Rolle oder ein Dienstplan',
  'Change to "{0}"': 'In „{0}“ ändern',
  'Change to {0}': 'In {0} ändern',
  // Links, and what must not be handed on
  'File "{0}" does not exist; expected {1}': 'Datei „{0}“ gibt es nicht; erwartet: {1}',
  'Heading "#{0}" is not in {1}; expected {2}': 'Überschrift „#{0}“ ist nicht in {1}; erwartet: {2}',
  'Reference "{0}" is not defined; expected {1}': 'Verweis „{0}“ ist nicht definiert; erwartet: {1}',
  'Address "{0}" is read as the name of a file; expected "https://" before it':
    'Adresse „{0}“ wird als Dateiname gelesen; erwartet: „https://“ davor',
  'Put "https://" before it': '„https://“ davor setzen',
  '"{0}" is only on the writer\'s machine; expected a link that the receiver can open':
    '„{0}“ ist nur auf dem Rechner des Schreibers; erwartet: ein Link, den der Empfänger öffnen kann',
  'Signed link expires ("{0}"); expected a link that lasts, or the file itself':
    'Signierter Link läuft ab („{0}“); erwartet: ein Link, der bleibt, oder die Datei selbst',
  'Window "{0}" moves on with the clock; expected a fixed start and end':
    'Zeitfenster „{0}“ wandert mit der Uhr; erwartet: ein fester Beginn und ein festes Ende',
  'Unexpected {0}; expected the name of the place where it is kept, or "[redacted]"':
    'Unerwartet: {0}; erwartet: der Name des Orts, an dem es verwahrt ist, oder „[redacted]“',
  'Unexpected {0} of a customer; expected "[{1}]", or a reserved one such as {2}':
    'Unerwartet: {0} eines Kunden; erwartet: „[{1}]“ oder ein freigehaltener Wert wie {2}',
  'Redact the {0}': '{0} schwärzen',
  // Tables, order and length
  "Row of dashes below the table's header has a cell of something else; expected three dashes in each, or the table is shown as text":
    'In der Zeile aus Strichen unter dem Tabellenkopf steht etwas anderes; erwartet: drei Striche je Zelle, sonst wird die Tabelle als Text gezeigt',
  'Table has {0} and {1}; expected {2} of each, or it is shown as text':
    'Tabelle hat {0} und {1}; erwartet: je {2}, sonst wird sie als Text gezeigt',
  'Row has {0} below {1}; expected no more, since the rest is not shown ("\\|" is a bar within a cell)':
    'Zeile hat {0} unter {1}; erwartet: nicht mehr, denn der Rest wird nicht gezeigt („\\|“ ist ein Strich in einer Zelle)',
  'Repair the row of dashes to {0}': 'Die Zeile aus Strichen auf {0} bringen',
  'Insert 1 empty header cell': '1 leere Kopfzelle einfügen',
  'Insert {0} empty header cells': '{0} leere Kopfzellen einfügen',
  '"{0}" has {1}; expected {2}': '„{0}“ hat {1}; erwartet: {2}',
  '{0} "{1}" is not in the order of the kind; expected it {2}':
    '{0} „{1}“ steht nicht in der Reihenfolge der Vorlage; erwartet wird er {2}',
  'Expected before this': 'Erwartet vor diesem',
  'Expected behind this': 'Erwartet hinter diesem',
  'Move "{0}" {1}': '„{0}“ {1} verschieben',
  'Unexpected second section "{0}"; expected it once': 'Abschnitt „{0}“ steht noch einmal da; erwartet wird er einmal',
  'The first one': 'Der erste',
  // Other entries and other handoffs
  'Issue "{0}" is listed twice; expected one entry that says all': 'Vorgang „{0}“ steht zweimal da; erwartet: ein Eintrag, der alles sagt',
  '"{0}" is first listed here': '„{0}“ steht hier zum ersten Mal',
  'Issue "{0}" has {1} "{2}" here and "{3}" in {4}; expected the same in both':
    'Vorgang „{0}“: {1} ist hier „{2}“ und in {4} „{3}“; erwartet: in beiden dasselbe',
  'The handoff that says "{0}"': 'Die Übergabe, die „{0}“ sagt',
  'Open item "{0}" of {1} is not here; expected it carried over, or marked as done':
    'Offener Punkt „{0}“ aus {1} steht nicht hier; erwartet wird, dass er weitergeführt oder erledigt ist',
  '"{0}" is open here': '„{0}“ ist hier offen',
  'Carry over "{0}"': '„{0}“ weiterführen',
  'Hands over to "{0}", which is missing; expected a handoff there': 'Übergibt an „{0}“, das es nicht gibt; erwartet: dort eine Übergabe',
  'Hands over to "{0}", which is {1} % complete; expected all of it': 'Übergibt an „{0}“, das zu {1} % vollständig ist; erwartet: ganz',
  'Hands over to "{0}", which is complete with {1} to correct; expected none':
    'Übergibt an „{0}“, das vollständig ist, mit {1} zu berichtigen; erwartet: nichts',
  'The handoff that is not done': 'Die Übergabe, die nicht erledigt ist',
  // Waivers
  'Waiver has no reason; expected one, such as "-- tracked elsewhere; until 2026-12-01; by @name"':
    'Ausnahme hat keine Begründung; erwartet: eine, etwa „-- anderswo verfolgt; until 2026-12-01; by @name“',
  'Waiver names no rule; expected the id of a rule, such as missing-workaround':
    'Ausnahme nennt keine Regel; erwartet: die Kennung einer Regel, etwa missing-workaround',
  'Unknown rule "{0}"; expected {1}': 'Unbekannte Regel „{0}“; erwartet: {1}',
  'Unexpected "{0}"; expected "{1} <rule> -- <reason>"': 'Unerwartet: „{0}“; erwartet: „{1} <Regel> -- <Grund>“',
  'Waiver of {0} covers nothing; expected a finding in the next block, or no waiver':
    'Ausnahme von {0} gilt für nichts; erwartet: ein Befund im nächsten Block oder keine Ausnahme',
  'Waiver ended on {0}; expected a later day, or no waiver': 'Ausnahme endete am {0}; erwartet: ein späterer Tag oder keine Ausnahme',
  'Unexpected "{0}"; expected the last day of the waiver, such as 2026-12-01':
    'Unerwartet: „{0}“; erwartet: der letzte Tag der Ausnahme, etwa 2026-12-01',
  'Remove the waiver': 'Die Ausnahme entfernen',
  'Remove "{0}"': '„{0}“ entfernen',
}
