/**
 * Names of zones that are no IANA names. Offsets and English names follow the IANA time zone database (files `northamerica`,
 * `europe`, `asia`, … and the abbreviations in them) and the metazone names of Unicode CLDR; German ones are those of CLDR's `de`.
 */

/** Abbreviation, hours east of UTC, name, and the IANA zone that stands for the places using it. */
type Row = readonly [abbreviation: string, hours: number, name: string, place: string]

/** Abbreviations as people write them after a time. Several rows of one abbreviation are its meanings, the likeliest first. */
export const abbreviationRows: readonly Row[] = [
  ['PST', -8, 'Pacific Standard Time', 'America/Los_Angeles'],
  ['PDT', -7, 'Pacific Daylight Time', 'America/Los_Angeles'],
  ['MST', -7, 'Mountain Standard Time', 'America/Denver'],
  ['MDT', -6, 'Mountain Daylight Time', 'America/Denver'],
  ['CDT', -5, 'Central Daylight Time', 'America/Chicago'],
  ['EST', -5, 'Eastern Standard Time', 'America/New_York'],
  ['EDT', -4, 'Eastern Daylight Time', 'America/New_York'],
  ['AKST', -9, 'Alaska Standard Time', 'America/Anchorage'],
  ['AKDT', -8, 'Alaska Daylight Time', 'America/Anchorage'],
  ['HST', -10, 'Hawaii Standard Time', 'Pacific/Honolulu'],
  ['ADT', -3, 'Atlantic Daylight Time', 'America/Halifax'],
  ['NST', -3.5, 'Newfoundland Standard Time', 'America/St_Johns'],
  ['NDT', -2.5, 'Newfoundland Daylight Time', 'America/St_Johns'],
  ['BRT', -3, 'Brasilia Time', 'America/Sao_Paulo'],
  ['ART', -3, 'Argentina Time', 'America/Argentina/Buenos_Aires'],
  ['CLT', -4, 'Chile Standard Time', 'America/Santiago'],
  ['CLST', -3, 'Chile Summer Time', 'America/Santiago'],
  ['COT', -5, 'Colombia Time', 'America/Bogota'],
  ['PET', -5, 'Peru Time', 'America/Lima'],
  ['VET', -4, 'Venezuela Time', 'America/Caracas'],
  ['UYT', -3, 'Uruguay Time', 'America/Montevideo'],
  ['WET', 0, 'Western European Time', 'Europe/Lisbon'],
  ['WEST', 1, 'Western European Summer Time', 'Europe/Lisbon'],
  ['CET', 1, 'Central European Time', 'Europe/Berlin'],
  ['CEST', 2, 'Central European Summer Time', 'Europe/Berlin'],
  ['MEZ', 1, 'Mitteleuropäische Zeit', 'Europe/Berlin'],
  ['MESZ', 2, 'Mitteleuropäische Sommerzeit', 'Europe/Berlin'],
  ['EET', 2, 'Eastern European Time', 'Europe/Athens'],
  ['EEST', 3, 'Eastern European Summer Time', 'Europe/Athens'],
  ['OEZ', 2, 'Osteuropäische Zeit', 'Europe/Athens'],
  ['OESZ', 3, 'Osteuropäische Sommerzeit', 'Europe/Athens'],
  ['MSK', 3, 'Moscow Standard Time', 'Europe/Moscow'],
  ['TRT', 3, 'Türkiye Time', 'Europe/Istanbul'],
  ['WAT', 1, 'West Africa Time', 'Africa/Lagos'],
  ['CAT', 2, 'Central Africa Time', 'Africa/Maputo'],
  ['SAST', 2, 'South Africa Standard Time', 'Africa/Johannesburg'],
  ['EAT', 3, 'East Africa Time', 'Africa/Nairobi'],
  ['IDT', 3, 'Israel Daylight Time', 'Asia/Jerusalem'],
  ['IRST', 3.5, 'Iran Standard Time', 'Asia/Tehran'],
  ['PKT', 5, 'Pakistan Standard Time', 'Asia/Karachi'],
  ['NPT', 5.75, 'Nepal Time', 'Asia/Kathmandu'],
  ['ICT', 7, 'Indochina Time', 'Asia/Bangkok'],
  ['WIB', 7, 'Western Indonesia Time', 'Asia/Jakarta'],
  ['WITA', 8, 'Central Indonesia Time', 'Asia/Makassar'],
  ['WIT', 9, 'Eastern Indonesia Time', 'Asia/Jayapura'],
  ['HKT', 8, 'Hong Kong Standard Time', 'Asia/Hong_Kong'],
  ['SGT', 8, 'Singapore Standard Time', 'Asia/Singapore'],
  ['MYT', 8, 'Malaysia Time', 'Asia/Kuala_Lumpur'],
  ['PHT', 8, 'Philippine Standard Time', 'Asia/Manila'],
  ['HNE', -5, 'heure normale de l’Est', 'America/Toronto'],
  ['HAE', -4, 'heure avancée de l’Est', 'America/Toronto'],
  ['HNC', -6, 'heure normale du Centre', 'America/Winnipeg'],
  ['HNP', -8, 'heure normale du Pacifique', 'America/Vancouver'],
  ['HAP', -7, 'heure avancée du Pacifique', 'America/Vancouver'],
  ['HAEC', 2, 'heure avancée d’Europe centrale', 'Europe/Paris'],
  ['HNEC', 1, 'heure normale d’Europe centrale', 'Europe/Paris'],
  ['AWST', 8, 'Australian Western Standard Time', 'Australia/Perth'],
  ['JST', 9, 'Japan Standard Time', 'Asia/Tokyo'],
  ['KST', 9, 'Korean Standard Time', 'Asia/Seoul'],
  ['ACST', 9.5, 'Australian Central Standard Time', 'Australia/Adelaide'],
  ['ACDT', 10.5, 'Australian Central Daylight Time', 'Australia/Adelaide'],
  ['AEST', 10, 'Australian Eastern Standard Time', 'Australia/Sydney'],
  ['AEDT', 11, 'Australian Eastern Daylight Time', 'Australia/Sydney'],
  ['NZST', 12, 'New Zealand Standard Time', 'Pacific/Auckland'],
  ['NZDT', 13, 'New Zealand Daylight Time', 'Pacific/Auckland'],
  ['IST', 5.5, 'India Standard Time', 'Asia/Kolkata'],
  ['IST', 2, 'Israel Standard Time', 'Asia/Jerusalem'],
  ['IST', 1, 'Irish Standard Time', 'Europe/Dublin'],
  ['CST', -6, 'Central Standard Time', 'America/Chicago'],
  ['CST', 8, 'China Standard Time', 'Asia/Shanghai'],
  ['CST', -5, 'Cuba Standard Time', 'America/Havana'],
  ['BST', 1, 'British Summer Time', 'Europe/London'],
  ['BST', 6, 'Bangladesh Standard Time', 'Asia/Dhaka'],
  ['AST', -4, 'Atlantic Standard Time', 'America/Halifax'],
  ['AST', 3, 'Arabian Standard Time', 'Asia/Riyadh'],
  ['AMT', -4, 'Amazon Standard Time', 'America/Manaus'],
  ['AMT', 4, 'Armenia Standard Time', 'Asia/Yerevan'],
  ['ECT', -5, 'Ecuador Time', 'America/Guayaquil'],
  ['ECT', -4, 'Eastern Caribbean Time', 'America/Martinique'],
  ['GST', 4, 'Gulf Standard Time', 'Asia/Dubai'],
  ['GST', -2, 'South Georgia Time', 'Atlantic/South_Georgia'],
  ['SST', -11, 'Samoa Standard Time', 'Pacific/Pago_Pago'],
  ['SST', 8, 'Singapore Standard Time', 'Asia/Singapore'],
  ['WST', 8, 'Australian Western Standard Time', 'Australia/Perth'],
  ['WST', 13, 'Samoa Time', 'Pacific/Apia'],
]

/** A date ends in the last place on Earth (IEEE 802.16's "AoE"); it has no IANA name but `Etc/GMT+12`. */
export const anywhereOnEarth = ['AoE', -12, 'Anywhere on Earth'] as const

/** Names that leave the season to the date, and so mean a place. */
export const genericNames: Readonly<Record<string, string>> = {
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
  AKT: 'America/Anchorage',
  'Eastern Time': 'America/New_York',
  'Central Time': 'America/Chicago',
  'Mountain Time': 'America/Denver',
  'Pacific Time': 'America/Los_Angeles',
  'UK Time': 'Europe/London',
  'India Time': 'Asia/Kolkata',
  'China Time': 'Asia/Shanghai',
  'Japan Time': 'Asia/Tokyo',
  'German Time': 'Europe/Berlin',
  'US Eastern': 'America/New_York',
  'US Central': 'America/Chicago',
  'US Mountain': 'America/Denver',
  'US Pacific': 'America/Los_Angeles',
  'heure de l’Est': 'America/New_York',
  'heure du Pacifique': 'America/Los_Angeles',
  'heure française': 'Europe/Paris',
  'hora del Este': 'America/New_York',
  'hora del Centro': 'America/Chicago',
  'hora del Pacífico': 'America/Los_Angeles',
  'hora peninsular': 'Europe/Madrid',
  'hora española': 'Europe/Madrid',
  'ora italiana': 'Europe/Rome',
  'Nederlandse tijd': 'Europe/Amsterdam',
  'deutsche Zeit': 'Europe/Berlin',
  北京时间: 'Asia/Shanghai',
  北京時間: 'Asia/Shanghai',
  日本時間: 'Asia/Tokyo',
  МСК: 'Europe/Moscow',
  'по Москве': 'Europe/Moscow',
  'московское время': 'Europe/Moscow',
}

/** Cities that are in no IANA name, and what others are called in other languages, by their zone. */
export const otherCities: Readonly<Record<string, string>> = {
  'America/Los_Angeles': 'San Francisco, Seattle, 洛杉矶, ロサンゼルス',
  'America/New_York': 'Boston, Atlanta, Washington, Nueva York, Nova York, 纽约, 紐約, ニューヨーク, 뉴욕',
  'America/Chicago': 'Austin, Dallas',
  'America/Mexico_City': 'Ciudad de México, CDMX',
  'America/Phoenix': 'Arizona',
  'America/Sao_Paulo': 'Brasília, Rio de Janeiro',
  'Asia/Hong_Kong': '香港, 홍콩',
  'Asia/Jerusalem': 'Tel Aviv',
  'Asia/Kolkata': 'Bangalore, Bengaluru, Mumbai, Delhi, New Delhi',
  'Asia/Seoul': 'Séoul, Seúl, Seul, ソウル, 首尔, 首爾, 서울',
  'Asia/Shanghai': 'Beijing, Pékin, Peking, Pekín, Pequim, Pechino, 北京, 上海, 베이징',
  'Asia/Singapore': 'Singapur, Singapour, Cingapura, シンガポール, 新加坡, 싱가포르',
  'Asia/Taipei': '台北, 臺北',
  'Asia/Tokyo': 'Tokio, Tóquio, 東京, 东京, 도쿄',
  'Europe/Amsterdam': 'Ámsterdam, Amsterdã',
  'Europe/Athens': 'Athen, Athènes, Atenas, Atene',
  'Europe/Berlin': 'Munich, München, Hamburg, Frankfurt, Köln, Berlín, Berlim, Berlino, Berlijn, ベルリン, 柏林, 베를린',
  'Europe/Brussels': 'Brüssel, Bruxelles, Bruselas, Bruxelas, Brussel',
  'Europe/Copenhagen': 'Kopenhagen, København, Copenhague',
  'Europe/Lisbon': 'Lissabon, Lisbonne, Lisboa, Lisbona',
  'Europe/London': 'Edinburgh, Londres, Londra, Londen, ロンドン, 伦敦, 倫敦, 런던',
  'Europe/Madrid': 'Barcelona',
  'Europe/Moscow': 'Moskau, Moscou, Moscú, Moscovo, Mosca, Moskou',
  'Europe/Paris': 'Parigi, Parijs, París, パリ, 巴黎, 파리',
  'Europe/Prague': 'Prag, Praha, Praga, Praag',
  'Europe/Rome': 'Roma, Rom, Milano',
  'Europe/Vienna': 'Wien, Vienne, Viena, Wenen',
  'Europe/Warsaw': 'Warschau, Warszawa, Varsovie, Varsovia, Varsóvia, Varsavia',
  'Europe/Zurich': 'Geneva, Genève, Genf',
  'Pacific/Auckland': 'Wellington',
}

/**
 * Words for time in the names of zones, as alternatives of a pattern, and the languages that have them there: at the end of the name
 * (`Pacific Time`, `Mitteleuropäische Zeit`, `日本標準時`), or at its beginning (`heure de Paris`).
 */
export const timeWords: readonly { readonly languages: readonly string[]; readonly words: string; readonly end: boolean }[] = [
  { languages: ['en'], words: ' time', end: true },
  { languages: ['de'], words: '[ -]?zeit', end: true },
  { languages: ['nl'], words: '[ -]?tijd', end: true },
  { languages: ['fr'], words: 'heures?|temps', end: false },
  { languages: ['es', 'pt'], words: 'horas?|horário|horario|tiempo', end: false },
  { languages: ['it'], words: 'ora|ore|orario|tempo', end: false },
  { languages: ['zh', 'zh-Hant'], words: '时间|时|時間', end: true },
  { languages: ['ja'], words: '時間|時', end: true },
  { languages: ['ko'], words: ' ?시간|시', end: true },
]

/** Words that a name has for the winter or for no season at all. */
export const standardWords =
  '(?<![\\p{L}])(?:standard|normale?|estándar|estandar|padrão)(?![\\p{L}])|(?<=[\\p{L}]-)normal|standaard|標準|标准|표준'

/** Words between those of a name. */
export const particles: ReadonlySet<string> = new Set(
  'de du des d la le les l del della delle dello dell dei di da do das dos el los las the of van het der im in en em'.split(' '),
)

/** What people write instead of what the names of CLDR say. */
export const spellings: readonly (readonly [from: RegExp, to: string])[] = [
  [/^(?:米国|北米)(?=東部|中部|山地|太平洋)|^(?=(?:東部|中部|山地|太平洋)(?:標準|夏))/, 'アメリカ'],
  [/^(?:美国|美國)(?=东部|中部|山区|太平洋)|^(?=(?:东部|中部|山区|太平洋)(?:标准|夏令))/, '北美'],
  [/(?<![\p{L}])solare(?![\p{L}])/iu, 'standard'],
]

/** Link names of the IANA database (file `backward`) that people do write; others are known to `Intl` but give no suggestions. */
export const linkNames: readonly string[] = [
  'US/Alaska',
  'US/Arizona',
  'US/Central',
  'US/Eastern',
  'US/Hawaii',
  'US/Mountain',
  'US/Pacific',
  'Canada/Atlantic',
  'Canada/Central',
  'Canada/Eastern',
  'Canada/Mountain',
  'Canada/Pacific',
  'Asia/Kolkata',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Tel_Aviv',
  'America/Argentina/Buenos_Aires',
  'Europe/Kyiv',
]

/** Abbreviations that are common words or products in upper case, so that what follows them has to confirm that they are zones. */
export const riskyAbbreviations: ReadonlySet<string> = new Set(
  'MSK ICT GST AST CAT EAT ART PET VET WIT WET WAT CLT COT MT CT SST ECT AMT NPT WEST'.split(' '),
)

/** Abbreviations that are words in lower case (German *ist*, French *est*, *et*), so that they count in upper case only. */
export const upperCaseOnly: ReadonlySet<string> = new Set('EST IST ET CT MT PT CAT EAT ART PET VET WIT WET WAT WEST COT PHT IDT'.split(' '))

/** What a label calls a zone, as alternatives of a pattern. */
export const zoneLabels =
  'time[ -]?zone|tz|zeitzone|fuseau horaire|huso horario|zona horaria|fuso horário|fuso orario|tijdzone|タイムゾーン|时区|時区|標準時|시간대'

/** Words of the names of zones that are in no name of a country, region or city, by language. A test compares them with those of `Intl`. */
export const zoneWords: Readonly<Record<string, string>> = {
  en:
    'acre aktau alaska aleutian amazon atlantic atoll canaries canton chamorro chuuk coordinated daylight dumont eastern fernando ' +
    'gilbert greenwich gulf hawaii indochina irish ittoqqortoormiit john khovd kostanay kyzylorda land line mean mountain ' +
    'newfoundland nuuk pacific philippine pohnpei s showa standard station summer universal urville west yukon',
  de:
    '(orts /westaustralische acre aktobe alaska aleuten amazonas argentinische armenische aserbeidschanische astrachan atikokan ' +
    'atlantik azoren beulah, bolivianische canton center, chamorro chandyga chilenische chinesische chowd chuuk city, dakota dumont ' +
    'ecuadorianische fernando georgische gilbert golf greenwich hawaii indiana indochina iranische irische israelische ' +
    'ittoqqortoormiit jakutsker japanische jekaterinburger john kamtschatka kasachische kentucky kirgisische kirow knox, ' +
    'kolumbianische koordinierte koreanische krasnojarsker kubanische linieninseln malaysische marengo, mexikanische ' +
    'mitteleuropäische mittlere monticello, mountains nepalesische neufundland neukaledonische nordamerikanische normal north ' +
    'nowokuznetsk nowosibirsk nuuk ostafrikanische ostaustralische osterinsel osteuropäische ostindonesische ostküsten osttimor ' +
    'pakistanische paraguayische pazifik peruanische petersburg, philippinische phoenixinseln pohnpei qostanai qysylorda rocky s ' +
    'sachalin salem, saratow showa singapurische sommer stadt südafrikanische südgeorgische tadschikische taipeh tongaische tschita ' +
    'türkische turkmenische uljanowsk uruguayische urville usbekische vevay, vincennes, welt westafrikanische westaustralische ' +
    'westeuropäische westindonesische westküsten winamac, wladiwostoker wolgograd wostok yukon zentral zentralaustralische ' +
    'zentralindonesische',
  fr:
    ': (dakota [indiana] [kentucky] açores acre aktaou aktioubinsk alaska aléoutiennes alma amazonie américain antarctiques ata ' +
    'atikokan atlantique atyraou bator canton centrale centre chamorro chuuk coordonné dumont ekaterinbourg est été famagouste ' +
    'fernando gilbert golfe greenwich hawaï iakoutsk indochine irkoutsk irlandaise ittoqqortoormiit jean kamchatski kamtchatka khovd ' +
    'kirghizistan kostanaï krasnoïarsk kzyl ligne macassar madère manaos marquises méridionale mexicain moyenne neuve nicosie nord) ' +
    'normale novossibirsk nuuk orda ouest oulan oulianovsk ouralsk pacifique pâques petropavlovsk pohnpei rocheuses sakhaline ' +
    'samarcande showa tchita terre universel urville yukon',
  es:
    'acre áfrica aktau aktobe alaska aleutianas amazonas astracán atikokan atlántico bator belén beulah, center, central ' +
    'centroccidental chamorro chuuk city, coordinado dakota dumont ecuatoriales ekaterimburgo espóradas estándar fénix fernando ' +
    'gilbert golfo greenwich hawái indiana indochina ittoqqortoormiit kanton kentucky khandiga khovd knox, kostanái kyzylorda makasar ' +
    'manaos marengo, meridiano montañas monticello, nuuk oriental pacífico pascua petersburg, pohnpei rocosas sajalín salem, ' +
    'samarcanda showa sídney srednekolimsk terranova ulán uliánovsk universal urville verano vevay, vincennes, winamac, yakarta yukón',
  pt:
    'açores acre aktau aktobe alasca aleutas amazonas arzeibaijão astracã atikokan atlântico bator beulah, canton center, central ' +
    'chamorro chatnam chuuk city, coco coihaique coordenado dakota darussalam dumont ecaterimburgo europa fênix fernando gilberto ' +
    'golfo greenwich havaí indiana indochina irlandês ittoqqortoormiit jacarta john kamchatski kentucky khovd knox, linha marengo, ' +
    'meridiano mexicano montanhas monticello, nuuk oriental pacífico padrão páscoa petersburg, petropavlovsk pohnpei s sacalina saint ' +
    'salen, samarcanda showa taiti tajiquistão taraua terra ulan ulianovsk universal urville verão vevay, vincennes, winamac, yukon',
  it:
    '(messico) africa alaska aleutine amazzonia antartiche atikokan atlantico azzorre bator beulah, birmania canton center, centrale ' +
    'centroccidentale chamorro chandyga chuuk čita city, coordinato coreana dakota darussalam dumont ekaterinburg equatoriali fenice ' +
    'fernando giacarta gilbert golfo greenwich guiana hawaii indocina ittoqqortoormiit jakutsk john kamchatski kentucky khovd knox, ' +
    'krasnojarsk legale malesia marchesi marengo, meridiano meridionale montagne monticello, novokuzneck nuuk orientale pacifico ' +
    'paolo pasqua petersburg, petropavlovsk pohnpei rocciose s sachalin salem, samarcanda showa sinferopoli sporadi st. standard ' +
    'terranova ulan universale urville usa vevay, vincennes, winamac, yukon',
  nl:
    'acre afghaanse alaska aleoetische amazone antarctische argentijnse armeense atlantic australische azerbeidzjaanse azoren belause ' +
    'bengalese bhutaanse boliviaanse braziliaanse bruneise caledonische central chamorro chileense chinese christmaseilandse chuukse ' +
    'cocoseilandse colombiaanse cookeilandse cubaanse dumont eastern ecuadoraanse eilandse falklandeilandse fernando fijische ' +
    'filipijnse futunase galapagoseilandse gambiereilandse gecoördineerde georgische gilberteilandse golf groenlandse guineese ' +
    'guyaanse hawaii hongkongse ierse indiase indochinese indonesische iraanse irkoetsk israëlische jakoetsk japanse jekaterinenburg ' +
    'kaapverdische kamtsjatski kazachse kirgizische koreaanse kosraese krasnojarsk line maldivische maleisische marquesaseilandse ' +
    'marshalleilandse mauritiaanse mexicaanse midden mountain myanmarese nauruaanse nepalese newfoundland niuese norfolkeilandse ' +
    'oezbeekse paaseilandse pacific pakistaanse paraguayaanse peruaanse petropavlovsk phoenixeilandse pitcairneilandse pohnpei ' +
    'réunionse salomonseilandse samoaanse seychelse singaporese standaard surinaamse tadzjiekse tahitiaanse timorese tongaanse ' +
    'turkmeense tuvaluaanse uruguayaanse urville vanuatuaanse venezolaanse wereld west yukon zeelandse zomer',
}
