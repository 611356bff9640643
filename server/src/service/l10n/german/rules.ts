/** German for what each rule finds, by the English summary. */
export const rules: Readonly<Record<string, string>> = {
  'The minutes of an agenda do not add up to its bounds.': 'Die Minuten einer Agenda ergeben nicht, was sie soll.',
  'A date can be read as two days: `03/04/2026`.': 'Ein Datum kann zwei Tage meinen: `03/04/2026`.',
  '`N/A` stands without a reason.': '`N/A` steht ohne Grund.',
  'A link leads to a file, a heading or a reference that does not exist.':
    'Ein Link führt zu einer Datei, einer Überschrift oder einem Verweis, den es nicht gibt.',
  'The document changed after it was signed.': 'Das Dokument wurde nach der Freigabe geändert.',
  'One issue has another severity or workaround in another open handoff.':
    'Ein Problem hat in einer anderen offenen Übergabe einen anderen Schweregrad oder eine andere Umgehung.',
  'An item is ticked, but the document says otherwise.': 'Ein Punkt ist abgehakt, aber das Dokument sagt etwas anderes.',
  'An open item of the previous handoff is neither carried over nor closed.':
    'Ein offener Punkt der vorigen Übergabe ist weder übernommen noch geschlossen.',
  'An issue is listed twice among the known issues.': 'Ein Problem steht zweimal unter den bekannten Problemen.',
  'A section of the kind stands twice.': 'Ein Abschnitt der Art steht zweimal da.',
  'A cell is empty in a column that the kind requires.': 'Eine Zelle ist leer in einer Spalte, die die Art verlangt.',
  'A list has nothing behind its bullets or numbers.': 'Eine Liste hat nichts hinter ihren Punkten oder Nummern.',
  'A section has no content of its own.': 'Ein Abschnitt hat keinen eigenen Inhalt.',
  'A waiver is no longer in force.': 'Eine Ausnahme gilt nicht mehr.',
  'A handoff hands over to a document that is missing, not complete or not correct.':
    'Eine Übergabe führt zu einem Dokument, das fehlt, nicht vollständig oder nicht richtig ist.',
  'A mistake in the front matter or in the configuration.': 'Ein Fehler im Kopf des Dokuments oder in der Konfiguration.',
  'A mistake in a template or one of its directives.': 'Ein Fehler in einer Vorlage oder einer ihrer Anweisungen.',
  'A date or time does not exist, or contradicts itself.': 'Ein Datum oder eine Zeit gibt es nicht, oder sie widerspricht sich.',
  'A value is not of its type or scale: severity, e-mail, link, version, duration, choice.':
    'Ein Wert ist nicht von seiner Art oder Skala: Schweregrad, E-Mail, Link, Version, Dauer, Auswahl.',
  "A handoff is dated less than the kind's lead time before the release.":
    'Eine Übergabe ist später datiert, als die Vorlaufzeit vor dem Release es erlaubt.',
  'A part has more or fewer sentences, words, paragraphs or items than the kind allows.':
    'Ein Teil hat mehr oder weniger Sätze, Wörter, Absätze oder Punkte, als die Art erlaubt.',
  'A table is shown as text, since its header and the row of dashes below it disagree, or loses cells.':
    'Eine Tabelle wird als Text gezeigt, da Kopf und Trennzeile nicht zusammenpassen, oder verliert Zellen.',
  'A column of the kind is not in the table.': 'Eine Spalte der Art fehlt in der Tabelle.',
  'An escalation does not say whom to contact.': 'Eine Eskalation sagt nicht, an wen man sich wendet.',
  'A level of the escalation is missing.': 'Eine Stufe der Eskalation fehlt.',
  'A known issue does not say when it will be fixed.': 'Ein bekanntes Problem sagt nicht, wann es behoben wird.',
  'A field of the kind is not there at all.': 'Ein Feld der Art fehlt ganz.',
  'A checklist item of the kind was deleted.': 'Ein Punkt der Checkliste wurde gelöscht.',
  'A timeline lacks a milestone: detection, triage, mitigation, handoff.':
    'Einem Zeitverlauf fehlt ein Meilenstein: Entdeckung, Triage, Eindämmung, Übergabe.',
  'An action, milestone or next update has no owner.':
    'Eine Maßnahme, ein Meilenstein oder die nächste Meldung hat keinen Verantwortlichen.',
  'An escalation does not say how soon it answers.': 'Eine Eskalation sagt nicht, wie schnell sie antwortet.',
  'A row of the kind is missing, or a row is empty.': 'Eine Zeile der Art fehlt, oder eine Zeile ist leer.',
  'A section of the kind is not there at all.': 'Ein Abschnitt der Art fehlt ganz.',
  'A moment has no time zone.': 'Ein Zeitpunkt hat keine Zeitzone.',
  'A known issue has no workaround.': 'Ein bekanntes Problem hat keine Umgehung.',
  'A time is given in another zone than UTC.': 'Eine Zeit steht in einer anderen Zone als UTC.',
  'The next update is past, or further from the last one than the cadence.':
    'Die nächste Meldung liegt in der Vergangenheit oder weiter von der letzten entfernt, als der Takt erlaubt.',
  'A link leads to this machine only, expires, or shows a window that moves on.':
    'Ein Link führt nur auf diesem Rechner zum Ziel, läuft ab oder zeigt ein Fenster, das weiterwandert.',
  "A customer's e-mail, phone, card, account or national number or IP address stands in the text that is handed on.":
    'E-Mail, Telefon, Karten-, Konto- oder Ausweisnummer oder IP-Adresse eines Kunden steht im Text, der weitergegeben wird.',
  'Text of the template was left: `[Feature Name]`, `<hash>`, `YYYY-MM-DD`, `____`, `TBD`.':
    'Text der Vorlage ist stehen geblieben: `[Feature Name]`, `<hash>`, `YYYY-MM-DD`, `____`, `TBD`.',
  'A moment is given relative to when it was written: `yesterday`, `EOD`, `in 2 hours`.':
    'Ein Zeitpunkt ist von dem aus angegeben, an dem er geschrieben wurde: `yesterday`, `EOD`, `in 2 hours`.',
  'A key, token or password stands in the document, in text or in code.':
    'Ein Schlüssel, Token oder Passwort steht im Dokument, im Text oder im Code.',
  'Sections are not in the order of the kind.': 'Abschnitte stehen nicht in der Reihenfolge der Art.',
  'An item is ticked, but the link or date that it asks for is still empty.':
    'Ein Punkt ist abgehakt, aber der Link oder das Datum, das er verlangt, ist noch leer.',
  'Rows of a timeline are not in order, or an end is before its start.':
    'Zeilen eines Zeitverlaufs stehen nicht der Reihe nach, oder ein Ende liegt vor seinem Anfang.',
  'None, or more than one, of a choice is ticked.': 'Von einer Auswahl ist nichts oder mehr als eines angekreuzt.',
  'A sign-off has no date.': 'Eine Freigabe hat kein Datum.',
  'A field has no value.': 'Ein Feld hat keinen Wert.',
  'A waiver names a rule that does not exist.': 'Eine Ausnahme nennt eine Regel, die es nicht gibt.',
  'A sign-off has no name.': 'Eine Freigabe hat keinen Namen.',
  'A required checklist item is not ticked.': 'Ein verlangter Punkt der Checkliste ist nicht abgehakt.',
  'A waiver covers nothing.': 'Eine Ausnahme deckt nichts ab.',
  'An action, milestone or next update is owned by nobody in particular: `someone`, `the team`, `@here`.':
    'Eine Maßnahme, ein Meilenstein oder die nächste Meldung gehört niemand Bestimmtem: `someone`, `the team`, `@here`.',
  'A waiver gives no reason.': 'Eine Ausnahme nennt keinen Grund.',
}
