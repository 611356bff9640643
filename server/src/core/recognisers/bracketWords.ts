/**
 * Words that tell a blank in brackets from a tag, in English, German, French, Spanish, Portuguese, Italian and Dutch, and for Japanese,
 * Chinese and Korean as parts of words.
 */

/** Kinds of values. A bracket with one is a blank wherever it stands: `[Date]`, `[link to the ticket]`. */
export const valueWords = `
  date time datetime timestamp name title version link url uri id number email e-mail address phone handle username password description
  detail details summary path filename text topic reason duration channel percentage amount placeholder value
  datum uhrzeit zeit zeitpunkt zeitstempel namen titel nummer adresse telefon telefonnummer beschreibung zusammenfassung grund begründung
  pfad betrag dauer kanal wert
  heure nom prénom titre lien numéro adresse téléphone résumé motif raison chemin montant durée valeur
  fecha hora nombre apellido título versión enlace número dirección correo teléfono descripción resumen motivo ruta importe duración valor
  data nome sobrenome versão ligação endereço telefone descrição resumo caminho duração
  ora cognome titolo versione collegamento numero indirizzo telefono descrizione riepilogo percorso importo durata valore
  tijd naam titel versie koppeling nummer adres telefoonnummer omschrijving beschrijving samenvatting reden pad bedrag duur waarde`

/** The same, as the end of a compound. */
export const valueEndings = 'name namen datum nummer link titel adresse beschreibung zeitpunkt uhrzeit naam adres omschrijving'

/** The same in scripts without blanks. */
export const valueCharacters =
  /(?:名|氏名|名前|日付|日時|時刻|時間|リンク|番号|アドレス|バージョン|説明|内容|理由|概要|担当者|件名|タイトル|要約|日期|时间|链接|编号|地址|版本|说明|描述|原因|摘要|负责人|标题|이름|성명|날짜|일시|시간|링크|번호|주소|버전|설명|내용|사유|담당자|제목|요약)$/

/** Things that a sentence speaks of. A bracket with one is a blank within a sentence: *tell [Customer] that*. */
export const thingWords = `
  customer client company team service feature product environment region role person owner severity status issue component dependency count
  symptom cause impact error app application module project system user vendor partner message server host queue flag n nn
  department location city country office site milestone deliverable tool platform device browser model provider supplier ticket incident release
  build branch commit repository repo database cluster endpoint metric threshold alert dashboard runbook document page section item task action
  step phase stage week month year day quarter shift timezone currency price cost budget workaround solution fix lead manager engineer contact
  author approver reviewer account tenant organization organisation group domain order invoice job instance node tester lawyer
  kunde kundin firma team dienst funktion produkt umgebung region rolle person verantwortlicher komponente ursache fehler projekt system
  client entreprise équipe service produit environnement région rôle personne responsable composant cause erreur projet système
  cliente empresa equipo servicio función producto entorno región rol persona responsable componente causa error proyecto sistema
  equipe serviço produto ambiente região pessoa responsável erro projeto
  azienda squadra servizio prodotto regione ruolo responsabile errore progetto
  klant bedrijf dienst functie omgeving regio rol persoon verantwoordelijke onderdeel oorzaak fout`

/** Words that ask the writer for something: *your name*, *insert a link*, *e.g. Ann*. */
export const askingWords = `
  your my insert enter describe specify specific list e.g eg which
  dein deine deinen ihr ihre ihren einfügen eintragen eingeben beschreiben z.b bitte welche welcher welches wieviele
  votre ton insérer saisir décrire p.ex quel quelle quels quelles combien
  tu su inserte insertar introducir describir p.ej cuál cuáles cuántos cuántas
  seu sua inserir descrever qual quais quantos quantas
  tuo suo inserire descrivere quale quali quanti quante
  uw jouw invoegen invullen beschrijf`

/** Words that a noun follows, and words between brackets. A bracket behind one belongs to the sentence: *rolled out to [Region]*. */
export const openWords = `
  a an the of to for from by with on in at into via per as is are was were be your our this than and or
  der die das den dem des ein eine einen einem einer für von mit im in am an auf bei zu zum zur durch als ist sind war und oder
  le la les un une des du de au aux pour par avec dans sur en est sont et ou
  el los las una unos del al con por para es son y
  o os as um uma do da dos das no na nos nas ao com em são e
  il lo gli uno di dello della dei dal dalla nel nella sul sono su
  het een van voor met op bij naar door aan zijn`

/** Verbs behind the subject of a sentence: *[Service] is down since [Time]*. */
export const stateVerbs = `
  is are was were has have had will can cannot ist sind war waren wird werden hat haben kann est sont était a ont sera es está están son fue ha
  é são foi tem è sono era hanno werd wordt heeft zijn`

/** States, marks of editors and of logs, and groups of people who may read. A bracket with one is no blank, even if it is a whole value. */
export const stateWords = `
  done open closed resolved fixed solved pending blocked waiting wip draft new ready final approved rejected cancelled canceled merged released shipped
  deployed planned scheduled todo doing ongoing started finished complete completed skipped passed failed pass fail ok info note notice warn warning
  err error fatal crit critical debug trace success verified confirmed mitigated monitoring investigating identified unassigned unknown none n/a na
  nil empty optional required internal external public private confidential deprecated obsolete archived duplicate wontfix invalid unreleased upcoming breaking
  in_progress in_review on_hold no_data not_applicable not_started sic edit edited omitted redacted removed inaudible update updated
  erledigt offen geschlossen gelöst behoben gesperrt wartet entwurf neu fertig bereit freigegeben abgelehnt geplant laufend begonnen
  abgeschlossen bestanden fehlgeschlagen bestätigt intern extern öffentlich vertraulich veraltet keine nicht_zutreffend in_arbeit
  fait terminé ouvert fermé résolu corrigé bloqué brouillon nouveau prêt validé rejeté annulé prévu aucun sans_objet en_cours en_attente
  interne externe public privé confidentiel obsolète
  hecho terminado abierto cerrado resuelto corregido pendiente bloqueado borrador nuevo listo aprobado rechazado cancelado previsto ninguno
  no_aplica en_curso interno externo público privado confidencial
  feito concluído aberto fechado resolvido corrigido pendente bloqueado rascunho novo pronto aprovado rejeitado cancelado previsto nenhum
  não_aplicável em_andamento
  fatto completato aperto chiuso risolto corretto bloccato bozza nuovo pronto approvato rifiutato annullato previsto nessuno in_corso in_attesa
  non_applicabile riservato
  gedaan klaar gesloten opgelost gepland geblokkeerd concept nieuw goedgekeurd afgewezen geannuleerd geen in_behandeling niet_van_toepassing
  intern vertrouwelijk
  完了 済 済み 対応済 対応済み 対応中 未対応 未着手 未完了 進行中 保留 解決済 解決済み 重要 緊急 注意 なし 該当なし 社外秘 見本
  完成 已完成 进行中 進行中 未完成 已关闭 已解决 待处理 重要 紧急 无 不适用 草稿
  완료 진행중 진행_중 보류 해결 미완료 대기 중요 긴급 없음 해당_없음 초안`

/** What Japanese, Chinese and Korean forms write in parentheses for the writer. */
export const hintCharacters =
  /^(?:要?記入|記入してください|ご?記入ください|記載|入力|要入力|填写|請填寫|请填写|待填|작성|기입|입력|기재)$|(?:を|に)?(?:記入|記載|入力)(?:してください|のこと)$/

/** Words for an example. */
export const exampleWords = 'examples?|sample|beispiel|muster|exemples?|ejemplos?|exemplos?|esempio|esempi|voorbeeld'
