/** How templates tell the writer what belongs in a section, as parts of regular expressions. */

/** Requests to write something, at the beginning of a text. */
export const requests = [
  '(?:please |briefly |here,? )*(?:describe|summari[sz]e|outline|explain)(?: (?:briefly|here|in (?:detail|short|one|two|your|a)|what|how|why|who|when|the|any|all|each|this|your|a|an)|$)',
  '(?:please )?list (?:here|any|all|the|each|every|what|key|known|at least)',
  '(?:please )?(?:provide|give|write|add|include) (?:(?:a|an|any|the|your) )?(?:brief|short|concise|high-level|clear|quick|one|two|few|summary|overview|description|details (?:on|about|of)|links? (?:to|here)|relevant)',
  '(?:please )?(?:fill (?:in|out)|complete) (?:this|the) (?:section|table|template|form|field)s?',
  '(?:use|replace|delete|remove) this (?:section|paragraph|text|template|sentence)',
  '(?:bitte )?(?:hier )?(?:kurz )?(?:beschreiben|beschreibe|fassen|fasse|listen|liste|nennen|nenne|erläutern|erläutere|erklären|erkläre) (?:sie|kurz|hier|die|den|das|was|wie|warum|alle)',
  '(?:bitte |hier )+(?:kurz )?(?:ausfüllen|beschreiben|eintragen|ergänzen|einfügen)',
  '(?:veuillez )?(?:décrivez|décrire|résumez|résumer|listez|lister|indiquez|indiquer|précisez|expliquez|expliquer)(?: (?:ici|brièvement|le|la|les|ce|en|tous|toutes|comment|pourquoi)|$)',
  '(?:describa|describir|describe|resuma|resumir|enumere|enumerar|indique|indicar|explique|explicar)(?: (?:aquí|brevemente|el|la|los|las|lo|en|cómo|qué|por qué|todos|todas)|$)',
  '(?:descreva|descrever|resuma|liste|listar|informe|explique)(?: (?:aqui|brevemente|o|a|os|as|em|como|todos|todas)|$)',
  `(?:descrivere|descrivi|riassumere|riassumi|elencare|elenca|indicare|spiegare)(?: (?:qui|brevemente|il|la|lo|i|gli|le|in|come|tutti|tutte)|$)`,
  '(?:beschrijf|omschrijf|vat|geef|vermeld|noem)(?: (?:hier|kort|de|het|een|in|wat|hoe|alle)|$)',
].join('|')

/** The length or sort of text that is asked for, at the beginning of a text without a verb. */
export const shortTexts = [
  String.raw`(?:a |an |the )?(?:brief|short|concise|high-level|one[- ](?:sentence|paragraph|line)|clear(?:,| and) concise|quick)[, ]*(?:(?:one|two|high)-?\w*,? )?(?:summary|overview|description|explanation|account|statement|paragraph|list)`,
  String.raw`(?:\d+(?:\s?[-–]\s?\d+)?|one|two|three|a few|a couple of)(?: (?:or|to) (?:two|three|four|five))? (?:short )?(?:sentences?|paragraphs?|bullets?|bullet points?|lines?)`,
  '(?:eine )?(?:kurze|knappe) (?:beschreibung|zusammenfassung|übersicht|erläuterung)',
  '(?:une )?(?:brève|courte) (?:description|synthèse|explication)|(?:un )?(?:bref|court) (?:résumé|aperçu|descriptif)',
  '(?:una )?(?:breve|corta) (?:descripción|explicación|descrição|explicação|descrizione|spiegazione)|(?:un |um )?breve (?:resumen|resumo|riassunto)',
  '(?:een )?korte (?:beschrijving|omschrijving|samenvatting|toelichting)',
].join('|')

/** The same in Japanese, Chinese and Korean: the end of a request, or its beginning. */
export const describing =
  '(?:記入|記載|記述)(?:して(?:ください|下さい)|のこと|する)?[。．]?[)）]?$|書いて(?:ください|下さい)[。]?[)）]?$|^[（(]?(?:请|請|在此|此处)(?:在此|在这里)?(?:填写|填入|描述|简要|简述|概述|补充)|(?:작성|기입|기재)(?:해 ?주세요|하세요|하십시오|할 것|란)[.]?[)）]?$'

/** Headings below which a request is what the document itself is for: *Purpose: explain how to identify risks*. */
export const purposes =
  'purpose|goals?|objectives?|aims?|mission|tasks?|exercises?|instructions?|procedure|steps?|how to|zweck|ziele?|aufgaben?|anleitung|vorgehen|objectifs?|but|étapes|objetivos?|pasos|passos|obiettiv[oi]|scopo|doel(?:en)?|taak|目的|手順|目标|步骤|목적|절차'
