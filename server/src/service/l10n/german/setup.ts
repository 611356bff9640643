/** German for mistakes in templates, front matter, configuration and settings. */
export const setup: Readonly<Record<string, string>> = {
  // The project's configuration
  'more than {0} characters, of which the others are not read': 'mehr als {0} Zeichen, von denen die übrigen nicht gelesen werden',
  'a second document, which is not read': 'ein zweites Dokument, das nicht gelesen wird',
  'nested more than {0} levels deep, which is not read': 'tiefer als {0} Ebenen verschachtelt, was nicht gelesen wird',
  'unknown alias "*{0}"; expected an anchor before it, or quotes around a text':
    'unbekannter Verweis „*{0}“; erwartet: ein Anker davor, oder Anführungszeichen um einen Text',
  'aliases that expand to more than {0} values': 'Verweise, die für mehr als {0} Werte stehen',
  'Text from here to the next heading is not checked; expected fewer signs of Markdown on one line, less nesting, fewer empty items and no comments without an end':
    'Der Text von hier bis zur nächsten Überschrift wird nicht geprüft; erwartet: weniger Markdown-Zeichen auf einer Zeile, weniger Verschachtelung, weniger leere Punkte und keine Kommentare ohne Ende',
  'Document has {0} characters and is not checked from here on; expected at most {1}, split it into several':
    'Das Dokument hat {0} Zeichen und ist von hier an nicht geprüft; erwartet: höchstens {1}, also auf mehrere verteilt',
  'Document has {0} findings, of which those from here on are not reported; correct the others first, or split it into several':
    'Das Dokument hat {0} Meldungen, von denen die ab hier nicht gezeigt werden; berichtigen Sie erst die anderen, oder verteilen Sie es auf mehrere',
  'Document is not checked: that had not ended after {0} seconds; expected less, simplify or remove what is unusual in it, such as very long lines and deep nesting':
    'Das Dokument ist nicht geprüft: das war nach {0} Sekunden nicht zu Ende; erwartet: weniger, vereinfachen oder entfernen Sie Ungewöhnliches wie sehr lange Zeilen und tiefe Verschachtelung',
  'Configuration is not valid YAML: {0}': 'Die Konfiguration ist kein gültiges YAML: {0}',
  'Configuration is not a mapping; expected keys such as "timezone" and "rules"':
    'Die Konfiguration ist keine Zuordnung; erwartet: Schlüssel wie „timezone“ und „rules“',
  'Configuration cannot be read: {0}': 'Die Konfiguration kann nicht gelesen werden: {0}',
  'Configuration is not read, since {0} stands beside it; expected one of the two':
    'Diese Konfiguration wird nicht gelesen, da {0} daneben steht; erwartet: eine von beiden',
  'Unknown time zone "{0}"; expected {1}': 'Unbekannte Zeitzone „{0}“; erwartet: {1}',
  'Unknown key "{0}"; expected {1}': 'Unbekannter Schlüssel „{0}“; erwartet: {1}',
  'Unknown kind "{0}"; expected {1}': 'Unbekannte Art „{0}“; erwartet: {1}',
  'Unexpected glob: {0}': 'Unerwarteter Glob: {0}',
  'Unexpected pattern: {0}': 'Unerwartetes Muster: {0}',
  'no characters': 'kein Zeichen',
  'a list of globs, or one, is expected': 'erwartet wird eine Liste von Globs oder einer',
  '{0} characters; {1} at most are read': '{0} Zeichen; gelesen werden höchstens {1}',
  'more than {0} alternatives': 'mehr als {0} Alternativen',
  '"{0}"; known are *, **, ?, [a-z] and {a,b}': '„{0}“; bekannt sind *, **, ?, [a-z] und {a,b}',
  '"!" at its beginning; write what it does match': '„!“ am Anfang; zu schreiben ist, was gemeint ist',
  'alternatives in braces; write a line for each': 'Alternativen in Klammern; jede braucht eine Zeile',
  'Unexpected file name: {0}': 'Unerwarteter Dateiname: {0}',
  'unknown "{{0}}"; expected {1}': '„{{0}}“ ist unbekannt; erwartet: {1}',
  '{kind}, {date} or {title}': '{kind}, {date} oder {title}',
  '"{{0}}"': '„{{0}}“',
  'it is outside of the project; expected a path within it': 'liegt außerhalb des Projekts; erwartet: ein Pfad darin',
  'a part of it begins with a dot; expected folders and files that are shown':
    'ein Teil beginnt mit einem Punkt; erwartet: Ordner und Dateien, die angezeigt werden',
  'it is no Markdown file; expected the ending .md': 'ist keine Markdown-Datei; erwartet: die Endung .md',
  'it holds a character that no name has': 'enthält ein Zeichen, das kein Name hat',
  'Unexpected value of "documents"; expected {0}': 'Unerwarteter Wert von „documents“; erwartet: {0}',
  'Unexpected entry of "documents"; expected {0}': 'Unerwarteter Eintrag in „documents“; erwartet: {0}',
  'Unexpected value of "rules"; expected a rule and its severity on each line':
    'Unerwarteter Wert von „rules“; erwartet: in jeder Zeile eine Regel und ihr Schweregrad',
  'the id of a rule, such as unfilled-field': 'die Kennung einer Regel, etwa unfilled-field',
  'Unexpected severity of "{0}"; expected {1}': 'Unerwarteter Schweregrad von „{0}“; erwartet: {1}',
  'Unexpected duration of "{0}"; expected {1}': 'Unerwartete Dauer bei „{0}“; erwartet: {1}',
  'Unexpected value; expected {0}': 'Unerwarteter Wert; erwartet: {0}',
  'an IANA time zone, such as Europe/Berlin': 'eine IANA-Zeitzone, etwa Europe/Berlin',
  'a list of severities, highest first': 'eine Liste von Schweregraden, der höchste zuerst',
  'a pattern of a file name, such as "{date}-{kind}.md"': 'ein Muster für Dateinamen, etwa „{date}-{kind}.md“',
  'a list of patterns as in .gitignore': 'eine Liste von Mustern wie in .gitignore',
  'a list of { match: glob, kind }': 'eine Liste von { match: glob, kind }',
  'minutes, or an ISO 8601 duration such as PT1H': 'Minuten oder eine Dauer nach ISO 8601, etwa PT1H',
  'a link leads out of the project; expected a folder within it': 'ein Link führt aus dem Projekt hinaus; erwartet: ein Ordner darin',
  'a link leads into a folder that begins with a dot': 'ein Link führt in einen Ordner, der mit einem Punkt beginnt',
  // What its keys say
  'Which files are of which kind; the first glob that matches decides.':
    'Welche Dateien von welcher Art sind; der erste Glob, der passt, entscheidet.',
  'The severity of each rule: error, warning, information, or off.': 'Der Schweregrad jeder Regel: error, warning, information oder off.',
  'The IANA zone in which times without a zone are read; they are still reported.':
    'Die IANA-Zone, in der Zeiten ohne Zone gelesen werden; gemeldet werden sie weiterhin.',
  'The severity scale, highest first; without it the usual ones are known.':
    'Die Skala der Schweregrade, der höchste zuerst; ohne sie sind die üblichen bekannt.',
  'How soon after an update the next one is due, by severity, kind or default: minutes, or PT1H.':
    'Wie bald nach einer Meldung die nächste fällig ist, nach Schweregrad, Art oder default: Minuten oder PT1H.',
  'How long before the release a handoff is written, by kind or default: minutes, or P7D.':
    'Wie lange vor dem Release eine Übergabe geschrieben wird, nach Art oder default: Minuten oder P7D.',
  'The name of new files within the project, with {kind}, {date} and {title}.':
    'Der Name neuer Dateien innerhalb des Projekts, mit {kind}, {date} und {title}.',
  'Files that are never handoffs, as in .gitignore.': 'Dateien, die nie Übergaben sind, wie in .gitignore.',
  'The configuration of Handoff Docs for this project. Every key is optional: take away the "# " before what you need.':
    'Die Konfiguration von Handoff Docs für dieses Projekt. Jeder Schlüssel kann fehlen: Nehmen Sie „# “ vor dem weg, was Sie brauchen.',
  'as without a configuration': 'wie ohne Konfiguration',
  'Turn off {0} in this project': '{0} in diesem Projekt ausschalten',
  'Change severity of {0} in this project…': 'Schweregrad von {0} in diesem Projekt ändern…',
  'Change severity of {0} in this project to {1}': 'Schweregrad von {0} in diesem Projekt auf {1} ändern',
  'Choose the kind for all files in {0}…': 'Die Art für alle Dateien in {0} wählen…',
  'Take all files in {0} for {1}': 'Alle Dateien in {0} als {1} lesen',
  'Ignore this file': 'Diese Datei ignorieren',
  'Ignore the folder {0}': 'Den Ordner {0} ignorieren',
  // The front matter
  'Front matter does not begin the document; expected it in the first line':
    'Der Kopf des Dokuments steht nicht an dessen Anfang; erwartet: in der ersten Zeile',
  'Front matter is not closed; expected a line "---" below its keys':
    'Der Kopf des Dokuments ist nicht geschlossen; erwartet: eine Zeile „---“ unter seinen Schlüsseln',
  'Front matter is not valid YAML: {0}': 'Der Kopf des Dokuments ist kein gültiges YAML: {0}',
  'Front matter is not a mapping; expected lines such as "kind: support-handoff"':
    'Der Kopf des Dokuments ist keine Zuordnung; erwartet: Zeilen wie „kind: support-handoff“',
  'Unknown {0} "{1}"; expected {2}': 'Unbekannter Wert „{1}“ von „{0}“; erwartet: {2}',
  'a zone such as UTC or Europe/Berlin': 'eine Zone wie UTC oder Europe/Berlin',
  'Kind "{0}" is known only as long as the document is open; expected "kind: {1}" in the front matter':
    'Die Art „{0}“ ist nur bekannt, solange das Dokument offen ist; erwartet: „kind: {1}“ im Kopf des Dokuments',
  'Write "kind: {0}" into the front matter': '„kind: {0}“ in den Kopf des Dokuments schreiben',
  // Templates
  'Document is not compared with the template of {0}, as that cannot be read; expected a shorter or simpler one':
    'Das Dokument ist nicht mit der Vorlage von {0} verglichen, da sie nicht gelesen werden kann; erwartet: eine kürzere oder einfachere',
  'Template cannot be read: {0}': 'Die Vorlage kann nicht gelesen werden: {0}',
  'Directive is not valid YAML: {0}': 'Die Anweisung ist kein gültiges YAML: {0}',
  'Unexpected directive "{0}"; expected keys and values, such as "optional: true"':
    'Unerwartete Anweisung „{0}“; erwartet: Schlüssel und Werte, etwa „optional: true“',
  'Unknown key "{0}" in a directive; expected one of {1}': 'Unbekannter Schlüssel „{0}“ in einer Anweisung; erwartet: einer von {1}',
  'Unexpected value of "{0}" in a directive; expected {1}': 'Unerwarteter Wert von „{0}“ in einer Anweisung; erwartet: {1}',
  'Key "{0}" stands alone in a directive; expected "{1}" with it':
    'Der Schlüssel „{0}“ steht allein in einer Anweisung; erwartet: „{1}“ dazu',
  'Unexpected "most" below "least" in a directive; expected it to be as large or larger':
    '„most“ ist kleiner als „least“ in einer Anweisung; erwartet: gleich groß oder größer',
  'Unexpected second section "{0}"; expected each section of a template once':
    'Abschnitt „{0}“ steht noch einmal da; erwartet: jeder Abschnitt einer Vorlage einmal',
  'Unknown part "{0}" in a directive; expected the name of a part of this template':
    'Unbekannter Teil „{0}“ in einer Anweisung; erwartet: der Name eines Teils dieser Vorlage',
  'Template has no heading and no field; expected sections such as "## Known issues"':
    'Die Vorlage hat weder Überschrift noch Feld; erwartet: Abschnitte wie „## Bekannte Probleme“',
  'a whole number or a range, such as 2-3': 'eine ganze Zahl oder ein Bereich, etwa 2-3',
  'minutes, or an ISO 8601 duration such as P7D': 'Minuten oder eine Dauer nach ISO 8601, etwa P7D',
  'true or false': 'true oder false',
  'a list of names': 'eine Liste von Namen',
  'a list of words': 'eine Liste von Wörtern',
  'a whole number': 'eine ganze Zahl',
  'the label of a field': 'die Bezeichnung eines Felds',
  'the name of a part': 'der Name eines Teils',
  'a sentence': 'ein Satz',
  'columns with what is said of each': 'Spalten mit dem, was von jeder gesagt wird',
  // Settings of the editor
  'Setting handoff.{0} is {1}; expected {2}': 'Die Einstellung handoff.{0} ist {1}; erwartet: {2}',
  'Setting handoff.rules: "{0}" is {1}; expected one of {2}': 'Einstellung handoff.rules: „{0}“ ist {1}; erwartet: eines von {2}',
  'Setting handoff.rules: there is no rule "{0}"': 'Einstellung handoff.rules: Eine Regel „{0}“ gibt es nicht',
  'Setting handoff.rules: there is no rule "{0}"; did you mean "{1}"?':
    'Einstellung handoff.rules: Eine Regel „{0}“ gibt es nicht; meinten Sie „{1}“?',
  'Setting handoff.kinds: unknown kind "{0}"; expected {1}': 'Einstellung handoff.kinds: unbekannte Art „{0}“; erwartet: {1}',
  'Setting handoff.kinds: unexpected glob "{0}": {1}': 'Einstellung handoff.kinds: unerwarteter Glob „{0}“: {1}',
  'Setting handoff.kinds: "{0}" is {1}; expected a kind, such as "support-handoff"':
    'Einstellung handoff.kinds: „{0}“ ist {1}; erwartet: eine Art, etwa „support-handoff“',
  'Setting handoff.features: there is no feature "{0}"; expected one of {1}':
    'Einstellung handoff.features: Eine Funktion „{0}“ gibt es nicht; erwartet: eine von {1}',
  'Setting handoff.features: "{0}" is {1}; expected true or false':
    'Einstellung handoff.features: „{0}“ ist {1}; erwartet: true oder false',
  'true or false by feature, such as { "hover": false }': 'true oder false nach Funktionen, etwa { "hover": false }',
  'Setting handoff.timezone is {0}; expected a time zone such as "Europe/Berlin"':
    'Die Einstellung handoff.timezone ist {0}; erwartet: eine Zeitzone wie „Europe/Berlin“',
  'severities by rule, such as { "missing-eta": "off" }': 'Schweregrade nach Regeln, etwa { "missing-eta": "off" }',
  'kinds by glob, such as { "docs/*.md": "support-handoff" }': 'Arten nach Globs, etwa { "docs/*.md": "support-handoff" }',
}
