/** Names of months and weekdays as Unicode CLDR has them, and others that people write. A test compares them with those of `Intl`. */

/** The months of a language, January first; the names of one month are separated by spaces, the full one first. */
export const monthNames: Readonly<Record<string, string>> = {
  en: 'january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec',
  de: 'januar jan jänner|februar feb feber|märz mär mrz maerz|april apr|mai|juni jun|juli jul|august aug|september sept sep|oktober okt|november nov|dezember dez',
  fr: 'janvier janv|février févr|mars|avril avr|mai|juin|juillet juil|août aout|septembre sept|octobre oct|novembre nov|décembre déc',
  es: 'enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|septiembre sept sep setiembre|octubre oct|noviembre nov|diciembre dic',
  pt: 'janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set|outubro out|novembro nov|dezembro dez',
  it: 'gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|settembre set|ottobre ott|novembre nov|dicembre dic',
  nl: 'januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sep|oktober okt|november nov|december dec',
}

/** The weekdays of a language, Monday first; the names of one day are separated by spaces, the full one first. */
export const weekdayNames: Readonly<Record<string, string>> = {
  en: 'monday mon|tuesday tue tues|wednesday wed weds|thursday thu thur thurs|friday fri|saturday sat|sunday sun',
  de: 'montag mo|dienstag di|mittwoch mi|donnerstag do|freitag fr|samstag sa sonnabend|sonntag so',
  fr: 'lundi lun|mardi mar|mercredi mer|jeudi jeu|vendredi ven|samedi sam|dimanche dim',
  es: 'lunes lun|martes mar|miércoles mié|jueves jue|viernes vie|sábado sáb|domingo dom',
  pt: 'segunda-feira seg|terça-feira ter|quarta-feira qua|quinta-feira qui|sexta-feira sex|sábado sáb|domingo dom',
  it: 'lunedì lun|martedì mar|mercoledì mer|giovedì gio|venerdì ven|sabato sab|domenica dom',
  nl: 'maandag ma|dinsdag di|woensdag wo|donderdag do|vrijdag vr|zaterdag za|zondag zo',
  ja: '月曜日 月|火曜日 火|水曜日 水|木曜日 木|金曜日 金|土曜日 土|日曜日 日',
  zh: '星期一 周一 一 礼拜一|星期二 周二 二 礼拜二|星期三 周三 三 礼拜三|星期四 周四 四 礼拜四|星期五 周五 五 礼拜五|星期六 周六 六 礼拜六|星期日 周日 日 星期天 周天 礼拜天',
  ko: '월요일 월|화요일 화|수요일 수|목요일 목|금요일 금|토요일 토|일요일 일',
}
