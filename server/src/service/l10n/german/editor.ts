/** German for the texts of the service, by the English. */
export const editor: Readonly<Record<string, string>> = {
  // Above headings
  Complete: 'Vollständig',
  '{0} open': '{0} offen',
  '{0} to correct': '{0} zu berichtigen',
  '{0} of {1}': '{0} von {1}',
  'Next: {0}': 'Als Nächstes: {0}',
  'Fix All': 'Alles beheben',
  'Accept…': 'Übernehmen…',
  'Sign…': 'Unterzeichnen…',
  // Code actions
  'Fix all {0} problems in this document': 'Alle Probleme {0} in diesem Dokument beheben',
  'Fill in what is missing ({0} places)': 'Ausfüllen, was fehlt ({0} Stellen)',
  'Waive {0} here with a reason…': '{0} hier mit Begründung ausnehmen…',
  'Fix all handoff problems that need no choice': 'Alle Probleme der Übergabe beheben, die keine Entscheidung brauchen',
  // What is expected at a place
  'one of {0}': 'eines von {0}',
  'a name and a date': 'ein Name und ein Datum',
  'steps, one a line': 'Schritte, je Zeile einer',
  'a list': 'eine Liste',
  'a date, `YYYY-MM-DD`': 'ein Datum, `YYYY-MM-DD`',
  'a moment in UTC, `YYYY-MM-DDThh:mmZ`': 'ein Zeitpunkt in UTC, `YYYY-MM-DDThh:mmZ`',
  'a time of day in UTC, `hh:mmZ`': 'eine Uhrzeit in UTC, `hh:mmZ`',
  'a duration': 'eine Dauer',
  'a link': 'ein Link',
  'a channel, `#name`': 'ein Kanal, `#name`',
  'an e-mail address': 'eine E-Mail-Adresse',
  'a person': 'eine Person',
  'a version': 'eine Version',
  'a severity': 'ein Schweregrad',
  'a number': 'eine Zahl',
  'Expected: {0}': 'Erwartet: {0}',
  Optional: 'Freigestellt',
  'Asked for from stage *{0}* on': 'Gefragt ab der Stufe *{0}*',
  // Keys and stages of the front matter
  'The kind of handoff, whose template says what belongs in it.': 'Die Art der Übergabe, deren Vorlage sagt, was hineingehört.',
  'How far the handoff has come: what is not asked for yet is not reported.':
    'Wie weit die Übergabe ist: Was noch nicht gefragt ist, wird nicht gemeldet.',
  'The day that the document is about, `YYYY-MM-DD`: times without a day are of this one.':
    'Der Tag, von dem das Dokument handelt, `YYYY-MM-DD`: Zeiten ohne Tag sind von diesem.',
  'The zone of times that name none, such as `UTC` or `Europe/Berlin`.':
    'Die Zone von Zeiten, die keine nennen, etwa `UTC` oder `Europe/Berlin`.',
  'The product. Handoffs of one kind and product in a folder are compared with each other.':
    'Das Produkt. Übergaben einer Art und eines Produkts in einem Ordner werden miteinander verglichen.',
  'The severity, which decides how soon the next update is due.':
    'Der Schweregrad, der entscheidet, wie bald die nächste Meldung fällig ist.',
  'The state; once it is resolved, no further update is due.': 'Der Zustand; ist er gelöst, ist keine weitere Meldung fällig.',
  'The path of the handoff before this one, whose open items are carried over.':
    'Der Pfad der Übergabe vor dieser, deren offene Punkte weitergeführt werden.',
  'The path of the handoff that follows.': 'Der Pfad der Übergabe, die folgt.',
  'True for a document that only shows how: it is not compared with others.':
    'Wahr bei einem Dokument, das nur zeigt, wie: Es wird nicht mit anderen verglichen.',
  'Still being written: a blank is only information.': 'Wird noch geschrieben: Eine Lücke ist nur ein Hinweis.',
  'Done for the writer: a blank is an error.': 'Für den Schreiber fertig: Eine Lücke ist ein Fehler.',
  'The receiver took it over, and says who, when and what.': 'Der Empfänger hat sie übernommen und sagt, wer, wann und was.',
  'All is done.': 'Alles ist getan.',
  // Completion
  'Choose later': 'Später wählen',
  Done: 'Erledigt',
  Open: 'Offen',
  Heading: 'Überschrift',
  Role: 'Rolle',
  You: 'Sie',
  'Missing row': 'Fehlende Zeile',
  'Missing field': 'Fehlendes Feld',
  'Missing item': 'Fehlender Punkt',
  'Missing section': 'Fehlender Abschnitt',
  'One more': 'Noch einer',
  'Accepts what a rule finds in the next block': 'Nimmt hin, was eine Regel im nächsten Block findet',
  'Accepts what a rule finds in the document': 'Nimmt hin, was eine Regel im Dokument findet',
  // Times and issues
  '{0} in {1}': '{0} in {1}',
  '`{0}` in {1}': '`{0}` in {1}',
  '{0} in {1}, {2}': '{0} in {1}, {2}',
  'the detection': 'der Entdeckung',
  'the first entry': 'dem ersten Eintrag',
  '{0} before {1}': '{0} vor {1}',
  '{0} after {1}': '{0} nach {1}',
  closed: 'abgeschlossen',
  'Workaround: {0}': 'Umgehung: {0}',
  'and {0} more': 'und {0} weitere',
  // The readiness of a workspace
  'Reading handoffs': 'Übergaben werden gelesen',
  '{0} is open': '{0} ist offen',
  'Open: {0}': 'Offen: {0}',
  'It is "{0}": add this name to the template': 'Es ist „{0}“: diesen Namen in die Vorlage aufnehmen',
  // Answers to a rename and a new handoff
  '"{0}" is not the id of an issue; expected one such as SHOP-12 or #12.':
    '„{0}“ ist keine Kennung eines Vorgangs; erwartet: eine wie SHOP-12 oder #12.',
  'There is no kind "{0}".': 'Eine Art „{0}“ gibt es nicht.',
  // Status updates
  Impact: 'Auswirkung',
  'What was done': 'Was getan wurde',
  'Known issues': 'Bekannte Probleme',
  'what helps': 'was hilft',
  'Next update': 'Nächste Meldung',
  Status: 'Status',
  Subject: 'Betreff',
  Severity: 'Schweregrad',
  'The document has no title.': 'Das Dokument hat keinen Titel.',
  'It says neither what has happened nor what was done: a summary is missing.':
    'Es sagt weder, was geschehen ist, noch, was getan wurde: Eine Zusammenfassung fehlt.',
  'Left out, since something in it is still to be written: {0}.': 'Ausgelassen, da darin noch etwas zu schreiben ist: {0}.',
  'It does not say when the next update is due, as a time in UTC.': 'Es sagt nicht, wann die nächste Meldung fällig ist, als Zeit in UTC.',
  'The next update was due at {0}, which is past.': 'Die nächste Meldung war {0} fällig, und das ist vorbei.',
  'Its audience is "{0}", and a status page is read by everybody.': 'Es richtet sich an „{0}“, und eine Statusseite lesen alle.',
  '**{0}** in other handoffs': '**{0}** in anderen Übergaben',
}
