/**
 * Words around digits that say what they are: a duration or a ratio, a time that comes again, hours of attendance. Every pattern
 * looks at a bounded range of text, so that recognising stays linear.
 */
import { anyCase } from '../util/anyCase.ts'
import { fullWeekdayPattern } from './calendar.ts'

/** How much text before and after a time is looked at. */
const contextLength = 90

const bibleBooks =
  'genesis exodus leviticus numbers deuteronomy joshua judges ruth samuel kings chronicles ezra nehemiah esther job psalms? proverbs ' +
  'ecclesiastes isaiah jeremiah lamentations ezekiel daniel hosea joel amos obadiah jonah micah nahum habakkuk zephaniah haggai ' +
  'zechariah malachi matthew mark luke john acts romans corinthians galatians ephesians philippians colossians thessalonians timothy ' +
  'titus philemon hebrews james peter jude revelation surah? quran psalm'

const noTimeBefore = anyCase(
  '(?:^|[^\\p{L}\\d])(?:' +
    '(?:resolution|response|recovery|repair|lead|cycle|wait(?:ing)?|load(?:ing)?|processing|turnaround|mean|average|total)[ -]time|took|takes?|taking|last(?:s|ed|ing)?|duration|run ?time|up ?time|down ?time|elapsed|length|ratio|aspect|scale|score[sd]?|odds|mix|' +
    'version|chapter|verse|section|lines?|rows?|col(?:umn)?s?|pages?|pp?\\.?|tracks?|ports?|within|every|in|total|ran|dauer(?:te|t)?|laufzeit|' +
    `zeile|kapitel|seite|abschnitt|verhältnis|mttr|mttd|mtta|ttr|time to [\\p{L} -]{2,20}|so far|(?:${bibleBooks.replaceAll(' ', '|')})` +
    ')(?: (?:of|is|was|about|around|only|approx\\.?|von|war|ist))?[:=]? {0,2}[~(]? ?$',
)
/** What says the result of a vote or a match: `ended 12:10 for the proposal`, `won 21:15`. */
const resultBefore = anyCase(
  String.raw`(?:^|[^\p{L}])(?:won|lost|beat(?:en)?|defeated|voted|votes?|voting|ballot|tally|majority|(?:final|half-?time) score|gewonnen|verloren|abgestimmt|gagné|perdu|ganó|perdió)(?: (?:by|with|was|at|mit|par|por))? $`,
)
const resultBehind = anyCase(
  String.raw`^ ?(?:in favou?r|against|(?:for|to) (?:the )?(?:proposal|proposition|motion|option|amendment|resolution|home (?:team|side)|visitors|guests)|votes?|für (?:den|die|das) (?:antrag|vorschlag)|pour (?:la|le) (?:motion|proposition)|stimmen)(?![\p{L}])`,
)
/** `3 PM roles`: product managers and account managers. */
const staffBehind =
  /^ (?:(?:and|or|\/|&) \p{Lu}{2,3} )?(?:roles?|positions?|openings?|vacanc(?:y|ies)|hires?|headcount|candidates?|interviews?|jobs?|leads|teams?|people|folks|managers?|owners?|titles?|seats?|FTEs?|Q[1-4]|Stellen|postes|puestos|vagas)(?![\p{L}])/u

/** Whether `3 PM` counts persons. */
export function saysStaff(written: string, behind: string): boolean {
  return /^\d{1,2} ?[AP]M$/.test(written) && staffBehind.test(behind)
}

const scheduledFor =
  /(?:scheduled|planned|set|booked|aim(?:ed|ing)|due|targeted|moved|postponed|window|meeting|call|geplant) für? ?$|(?:scheduled|planned|set|booked|aim(?:ed|ing)|due|targeted|moved|postponed|window|meeting|call) for $/i
const noTimeBehind = anyCase(
  String.raw`^ ?(?:h (?:\d{1,2} ?m|long|of)|(?:elapsed|long|in length|min(?:s|utes?|uten)?|hours?|hrs? (?:of|long)|stunden|std|sec(?:s|onds?)?|sekunden|later|earlier|ago|remaining|left|into|duration|total|each|per|ratio|aspect|scale|split|mix|odds|score|of (?:downtime|uptime|work|runtime|video|audio)|delay|timeout|lang|später|früher)(?![\p{L}\d]))`,
)
const timeBefore = anyCase(
  '(?:^|\\n|[|>(\\[{:;•] ?|^ ?[-+] |\\n ?[-+] |(?:^|[^\\p{L}\\d])(?:at|by|from|since|until|till|before|after|around|about|between|approx(?:\\.|imately)?|' +
    'circa|ca\\.|roughly|um|bis|ab|seit|gegen|vor|nach|von|zwischen|etwa|ungefähr|@|time|uhrzeit|start(?:ed|s)?|end(?:ed|s)?|detected|resolved|' +
    `opened|closed|declared|occurs|occurred|today|tomorrow|yesterday|tonight|heute|morgen|gestern|noon|${fullWeekdayPattern}|mon|tue|wed|thu|fri|sat|sun|` +
    'à|a las|las|desde las|hasta las|às|até as|alle|alle ore|ore|om|vers|verso le|dalle|kl\\.?)' +
    '[:=,]?) {0,3}[~≈]? ?$',
)

/** A length of time in scripts without spaces: `経過: 00:02:30`, `録音中… 0:15`. */
const lengthInCjk =
  /(?:経過|残り|所要(?:時間)?|録音中|取得中|再生時間|耗时|用时|历时|时长|剩余(?:时间)?|소요(?: ?시간)?|경과|남은 시간)(?:時間)?[:：.…]{0,3} ?$/

/** Whether the words right before digits such as `1:30` say that they are a duration, a ratio, a place in a text. */
export function saysNoTime(before: string, behind: string, oneDigit: boolean): boolean {
  if (noTimeBehind(behind).test(behind) || resultBehind(behind).test(behind) || resultBefore(before).test(before)) return true
  if (noTimeBefore(before).test(before) || lengthInCjk.test(before)) return true
  return / for (?:about |around |approx\.? )?$/i.test(before) && (oneDigit || !scheduledFor.test(before))
}

/** Whether digits stand where a time of day does: first in a line or cell, behind *at*, *since*, *between*, a weekday. */
export function saysTime(before: string): boolean {
  return timeBefore(before).test(before)
}

/** What stands before a time of day alone, in languages that write it with a point: `kl. 14.30`, `om 14.30 uur`, `alle ore 14.30`. */
const clockBefore = anyCase(String.raw`(?:^|[^\p{L}])(?:kl\.?|klokken|klockan|om|alle|dalle|ore|alle ore) $`)

/** Whether digits with a point between them are a time. */
export function saysClock(before: string): boolean {
  return clockBefore(before).test(before)
}

const hoursBefore = anyCase(
  String.raw`(?:^|[^\p{L}])(?:à|a|vers|dès|depuis|avant|après|jusqu['’]à|entre|et|às|as|até|desde|antes d[ae]s|por volta d[ae]s|las|alle|dalle|verso le|fino alle|alle ore|ore|heure|hora|um|at|@) ?[:=]? ?[~≈]?$`,
)
const lengthBefore = anyCase(
  String.raw`(?:^|[^\p{L}])(?:durée|durée totale|pendant|en|dure|duré|dura|durante|total|totale|duração|duración|duró|durou|durata|temps|après|environ|près de|plus de|moins de|más de|mais de|cerca de|casi|quase) ?[:=]? ?[~≈]?$`,
)
const lengthBehind = anyCase(
  String.raw`^ ?/ ?\p{L}|^ ?(?:par|por|per|de|d['’]|di|of|au total|en total|no total|plus tard|avant|après|después|depois|later|total|max)(?![\p{L}])`,
)

/** Whether `1h30` is a length of time by what stands beside it. */
export function saysLength(before: string, behind: string): boolean {
  return lengthBefore(before).test(before) || lengthBehind(behind).test(behind) || saysNoTime('', behind, false)
}

/** Whether `14h05` stands where a time of day does. At the beginning of a line a small number of hours is rather a length. */
export function saysTimeOfHours(before: string, hour: number): boolean {
  return hoursBefore(before).test(before) || (hour > 6 && /(?:^|\n|[|(] ?|^ ?[-+*] |\n ?[-+*] )[*_ []{0,3}$/.test(before))
}

/** Whether digits stand first in a line or item. */
export function leads(before: string): boolean {
  return /(?:^|\n)[-+*] ?[*_ ]{0,3}$|^[*_ ]{0,3}$/.test(before)
}

const durationLabel = anyCase(
  String.raw`(?:^|[^\p{L}])(?:duration|elapsed|length|took|up ?time|down ?time|run ?time|mtt[a-z]|ttr|time to \p{L}+|time spent|dauer|laufzeit|durée|duración|duração|durata|duur|所要時間|耗时|소요 시간)(?![\p{L}])`,
)

/** Whether a label or column heading asks for a length of time. */
export function asksForDuration(label: string): boolean {
  return durationLabel(label).test(label)
}

const approximateBefore = anyCase(
  String.raw`(?:[~≈]|(?:^|[^\p{L}])(?:approx(?:\.|imately)?|circa|ca\.?|c\.|around|about|roughly|some ?time (?:around|after|before)|gegen|etwa|ungefähr|about the time of|vers(?: les)?|verso le|hacia las|sobre las|por volta d[ae]s|rond|omstreeks)|約|大约|约) ?$`,
)

/** True if the words directly before or behind a time make it inexact. */
export function saysApproximate(before: string, behind: string): boolean {
  return approximateBefore(before).test(before) || /^-?ish\b|^ ?(?:or so|頃|ごろ|左右|경(?![가-힣])|경에)/i.test(behind)
}

const weekdayPlural = '(?:mon|tues|wednes|thurs|fri|satur|sun)days|montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags'
const weekdayRange =
  '(?:mon(?:day)?|montag)s? ?(?:-|to|through|bis|until) ?(?:(?:thu|fri|sat|sun)\\p{L}{0,6}|donnerstag|freitag|samstag|sonntag)|mo\\.? ?(?:-|bis) ?(?:do|fr|sa|so)|' +
  'lun?(?:di|es|ed[ií])?\\.? ?(?:-|à|a|au|al) ?(?:je(?!\\p{L})|ve(?!\\p{L})|vi(?!\\p{L})|sa(?!\\p{L})|jeu|ven|vie|sam|s[áa]b|dim|dom|gio|jue)\\p{L}{0,6}|seg(?:unda)? ?(?:-|a|à) ?(?:qui|sex|s[áa]b|dom)\\p{L}{0,6}|ma(?:andag)?\\.? ?(?:-|t/m|tot|tot en met) ?(?:do|vr|za|zo)\\p{L}{0,7}'
const shortDay = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?'
const daysInARow = `${weekdayRange}|${shortDay}s? ?- ?${shortDay}s?`
/** *Every day* and its like in other languages than English and German. */
const inOtherLanguages =
  `(?:los|les|ogni|elke) (?:${fullWeekdayPattern})s?|(?:aos|às|todas? (?:as|os)?) ?(?:${fullWeekdayPattern})s?|` +
  'diári[oa]s?|diario|diaria|semanal|mensual|mensal|quotidian[oa]|giornalier[oa]|settimanale|mensile|' +
  'tous les (?:jours|matins|soirs|mois|ans|lundis|mardis|mercredis|jeudis|vendredis|samedis|dimanches)|toutes les (?:heures|nuits|semaines)|' +
  'chaque (?:jour|nuit|matin|soir|semaine|mois|heure)|quotidien(?:ne)?(?:ment)?|hebdomadaire|' +
  'todos (?:los|os) (?:d[ií]as|meses|lunes|martes|miércoles|jueves|viernes|s[áa]bados|domingos)|todas (?:las|as) (?:noches|noites|mañanas|manhãs|semanas|horas)|' +
  'cada (?:d[ií]a|noche|noite|mañana|manhã|semana|mes|mês|hora)|diariamente|semanalmente|mensualmente|mensalmente|' +
  'tutti i (?:giorni|mesi)|tutte le (?:notti|mattine|sere|settimane)|ogni (?:giorno|notte|mattina|sera|settimana|mese|ora)|quotidianamente|' +
  `elke (?:dag|nacht|ochtend|avond|week|maand)|dagelijks|wekelijks|maandelijks|'s nachts`
/** `every 6 hours (00:00, 06:00)`: what follows at once says when. */
const everySoOften =
  '(?:(?:every|alle|toutes les|tous les|cada|ogni|elke) (?:\\d{1,3}|two|three|four|six|eight|twelve|zwei|drei|vier|sechs|acht|zwölf) ' +
  '(?:h|hours?|min(?:ute)?s?|days?|stunden|minuten|tage|heures|jours|horas|minutos|d[ií]as|ore|minuti|giorni|uur|minuten|dagen) ?' +
  '(?:\\(|at |um |à |a las |às |alle |om )(?=\\d|$))'
const recurringWord = anyCase(
  '(?:^|[^\\p{L}])(?:(?:daily|nightly|weekly|bi-?weekly|fortnightly|monthly|hourly|twice a (?:day|week)|' +
    `(?:every|each) (?:other |first |second |third |fourth |last |\\d(?:st|nd|rd|th) )?(?:day|night|morning|evening|afternoon|week(?:day|end)?|month|hour|working day|business day|quarter|${shortDay})s?|` +
    `${weekdayPlural}|weekdays|weekends|workdays|täglich|wöchentlich|monatlich|stündlich|werktags|jede[nrs]? (?:\\d\\. )?\\p{L}+|cron|recurring|` +
    `wiederkehrend|${daysInARow}|${inOtherLanguages})(?![\\p{L}])|${everySoOften})|毎日|毎週|毎月|毎朝|毎晩|毎時|每天|每周|每月|每日|每晚|每个|每小时|定期|매일|매주|매월|매달|매시간|매시|매년|평일|平日|工作日|(?:周|星期)[一二三四五六日]?(?:至|到|-|~)(?:周|星期)|[月月曜]{1,2}(?:-|~|から)[金土日]|월(?:요일)?(?:-|~)[금토일]`,
)
const jobBehind = anyCase(
  '^ ?(?:cron|nightly|daily|weekly|monthly|hourly)(?:[ -]?jobs?| (?:run|backup|batch|build|sync|export|import|report|task|scan|digest|stand-?up|meeting|check)s?)(?![\\p{L}])',
)
const recurringBehind = anyCase(
  `^ ?[,(]? ?(?:on |at )?(?:(?:daily|nightly|weekly|monthly|täglich|wöchentlich)(?= ?(?:$|[\\n.,;:()|]|and |und |for |until |on |by |in ))|(?:every|each) (?:day|night|week|month|morning|evening|${shortDay})|` +
    `${weekdayPlural}|weekdays|weekends|jede[nrs]? (?:\\d\\. )?\\p{L}+|(?:${inOtherLanguages})(?![\\p{L}]))`,
)
const jobs =
  'backup|job|cron|script|sync|export|import|report|batch|build|scan|task|sicherung|skript|sauvegarde|tâche|traitement|respaldo|copia|tarea|proceso|rotina|tarefa|processo|taak|lavoro'
/** What a job does again and again; `today` or `tonight` beside it says that it is once. */
const runsAt = anyCase(
  `(?:^|[^\\p{L}])(?:(?:${jobs})s? runs? at|(?:${jobs})s? (?:läuft|wird|s['’]exécute|tourne|est exécutée?|est lancée?|se ejecuta|corre|roda|é executad[oa]|viene eseguito|gira|parte|draait|loopt) ` +
    '(?:um|à|a las|às|alle|om)) $',
)
const ranAt = anyCase(
  `^(?:に|で)?(?:定期|自動|Cronが)?(?:実行|起動)(?:される|されます|します|する)|^ ?(?:执行|运行)(?:一次)?$|^에 (?:실행|시작)(?:됩니다|된다|됨)`,
)
const happened = anyCase(
  String.raw`(?:^|[^\p{L}])(?:(?!scheduled|automated|executed|configured|need|based|fixed|used|timed)\p{L}{2,}ed|was|were|did|had|broke|ran|went|began|fell|hung|missed|wurde|wurden|war|hat|hatte)(?![\p{L}])`,
)

/**
 * Whether a time comes again: a word such as *daily* stands before it in its sentence and nothing says that something happened
 * then, or one stands right behind it.
 */
export function saysRecurring(before: string, behind: string): boolean {
  if (recurringBehind(behind).test(behind)) return true
  // `the 02:00 cron job`, but not `10:05 daily job failed`.
  const next = /^[^.!?;\n]*/.exec(behind)?.[0] ?? ''
  if (jobBehind(next).test(next) && !happened(next).test(next)) return true
  if (ranAt(behind).test(behind)) return true
  if (runsAt(before).test(before))
    return !/\b(?:today|tonight|tomorrow|heute|morgen|hoy|hoje|oggi|vandaag)\b/i.test(before.slice(-contextLength) + behind)
  const sentence = before.slice(-contextLength).replace(/^.*(?:(?<!\d)\.|[!?;])\s|^.*\n\s{0,4}[-*+\d]/su, '')
  const word = recurringWord(sentence).exec(sentence)
  return word !== null && !happened(sentence).test(sentence.slice(word.index))
}

const recurringLabel = anyCase(String.raw`(?:^|[^\p{L}])(?:cadence|frequency|recurrence|cron|rhythmus|turnus)(?![\p{L}])`)

/** Whether a label or column heading speaks of what comes again (*Cadence: daily*). */
export function asksForRecurring(label: string): boolean {
  return recurringWord(label).test(label) || recurringLabel(label).test(label)
}

const dayNames = 'business days|working days|workdays|weekdays'
const hourKinds =
  'business|office|working|work|market|trading|store|visiting|support|service|opening|operating|desk|core|staffed|on-?call|coverage|contact|phone|help ?desk|normal|regular|peak|quiet'
const germanHours =
  '(?:sprech|service|öffnungs|geschäfts|büro|arbeits|betriebs|kern(?:arbeits)?)-?zeit(?:en)?|erreichbar(?:keit)?|geöffnet|besetzt'
const attendanceWord = anyCase(
  `(?:^|[^\\p{L}])(?:(?:${hourKinds})[ -](?:hours?|times?)|hours of (?:operation|service|support|coverage|attendance|business)|hours ?:|` +
    `availability|reachable|staffed|manned|${dayNames}|${weekdayRange}|${germanHours}|24/7|24x7)(?![\\p{L}])|` +
    "heures? d[’'](?:ouverture|accueil)|horaires? (?:d[’']ouverture|de bureau|de travail|du support)|heures? (?:de bureau|ouvrées|ouvrables|de travail)|" +
    'hor[áa]rios? (?:de |del )?(?:atención|oficina|apertura|laboral|soporte|servicio|trabajo|atendimento|funcionamento|expediente|trabalho|suporte)|' +
    "hor[áa]rio (?:laboral|comercial)|orari[oo]? d(?:i|ell[’']) ?(?:apertura|lavoro|ufficio|servizio)|openingstijden|kantooruren|kantoortijden|werktijden|bereikbaar|disponibilit[éà]|disponibilidad|disponibilidade|" +
    '営業時間|受付時間|対応時間|勤務時間|稼働時間|营业时间|工作时间|服务时间|上班时间|办公时间|업무 ?시간|근무 ?시간|영업 ?시간|운영 ?시간|상담 ?시간',
)
const attendanceBehind = anyCase(
  `^ ?[,(]? ?(?:on )?(?:${dayNames}|${weekdayRange}|daily|24/7|24x7|(?:support|business|office|service) hours)(?![\\p{L}])`,
)

/** Whether words beside a range of times say that somebody is there between them. */
export function saysAttendance(before: string, behind: string): boolean {
  const sentence = before.slice(-contextLength).replace(/^.*[.!?]\s/su, '')
  const next = /^[^.!?\n]{0,40}/.exec(behind)?.[0] ?? ''
  return attendanceWord(sentence).test(sentence) || attendanceBehind(next).test(next)
}

/** Whether a label or column heading asks for hours of attendance. */
export function asksForAttendance(label: string): boolean {
  return attendanceWord(label).test(label) || /^(?:hours|verfügbarkeit|zeiten|available)$/i.test(label.trim())
}
