/** How people say what to do about an issue, as parts of regular expressions: a request at the beginning of a clause, in ten languages. */

/** Words at the beginning of a clause. */
export const requests = [
  String.raw`use(?! (?:is|was|of|cases?)\b)|(?:re-?load|refresh|re-?start|re-?boot|re-?try|re-?run|re-?open|re-?install|hard[- ]refresh)(?! (?:is|was|does|fails?|failed|loops?|buttons?)\b)|switch (?:back )?to|fall back (?:to|on)|(?:log|sign) (?:out|in|off)\b(?! (?:is|was|fails?|button|page))|clear (?:the|your|all|site|local|browser|cookies|cache)|(?:disable|enable|turn off|turn on|avoid|downgrade|roll back|contact|press|click|select|choose) \S+|wait (?:for|until|a|an|some|\d+)|run (?:the|it|a|again|npm|${'`'})|try (?:again|another|a|an|the|with|in|using)|(?:do not|don['’]t) \S+|ignore (?:it|them|this|that|these|those|the|any|until)|(?:\S+ ){0,2}(?:safe to ignore|(?:can|may) (?:safely )?be ignored)`,
  String.raw`ignorier(?:e|en sie|en bis)|(?:\S+ ){0,2}(?:kann|können) (?:(?!nicht)\S+ ){0,3}ignoriert werden|verwende|verwenden sie|nutze|nutzen sie|lade(?:n sie)? .{1,40} neu|starte(?:n sie)? .{1,40} neu|warte(?:n sie)?|melde(?:n sie)? (?:dich|sich) ab|(?:[\p{L}\p{N}“”„"-]+ ){0,4}(?:verwenden|nutzen|benutzen|neu laden|neu starten|neustarten|abmelden|abwarten|leeren|deaktivieren|ausschalten|wiederholen|erneut versuchen|aktualisieren|vermeiden|ausweichen|ignorieren)\W*$`,
  "(?:à |(?:on |vous )?(?:peut|pouvez) )?(?:l[’']|les? |la )?ignore[rz]|(?:l[’']|les? |la )?(?:utilise[rz]|recharge[rz]|redémarre[rz]|relance[rz]|vide[rz] (?:le|la)|attend(?:ez|re)|évite[rz]|désactive[rz]|réessaye[rz])|passe[rz] par|se déconnecter|déconnectez-vous",
  'usar|use (?:el|la|un|una|los|las|o|um|uma|os|as)|utilic[ea]|utilizar|recarg(?:ue|ar)|reinici(?:e|ar)|esper(?:e|ar)|evit(?:e|ar)|desactiv(?:e|ar)|reintent(?:e|ar)|vací(?:e|ar)|borr(?:e|ar) (?:la|las|el)|cerrar sesión|cierre sesión|(?:se puede(?:n)? )?ignor(?:ar(?:l[oae]s?)?|e (?:el|la|los|las|hasta))|ignórel[oae]s?',
  'utiliz(?:e|ar)|recarre(?:gue|gar)|aguard(?:e|ar)|desativ(?:e|ar)|tent(?:e|ar) novamente|limp(?:e|ar) o|(?:pode(?:m|-se)? )?ignor(?:ar|e-[oa]s?|e (?:o|a|os|as|até))|ignorá-l[oa]s?|pode(?:m)? ser ignorad[oa]s?',
  'usa(?:re|te)?|utilizza(?:re|te)?|ricarica(?:re|te)?|riavvia(?:re|te)?|attend(?:ere|ete)|evita(?:re|te)|disattiva(?:re|te)?|riprova(?:re|te)?|svuota(?:re|te)?|(?:si può |si possono |da )?ignorar(?:e|l[oaie])|ignorate(?:l[oaie])?',
  'gebruik|herlaad|ververs|herstart|wacht (?:tot|op|even)|vermijd|schakel .{1,30} uit|probeer (?:opnieuw|het)|log uit|negeer|(?:\\S+ ){0,2}(?:kan|kunnen) (?:(?!niet)\\S+ ){0,2}(?:worden genegeerd|genegeerd worden)|(?:(?!niet)\\S+ ){0,4}negeren\\W*$',
].join('|')

/** Words anywhere in a clause of a script without blanks. */
export const requestsInCharacters =
  '(?:使用|利用|再起動|再読み込み|リロード|再実行|再ログイン|待機|選択|無視|無効に)(?:して(?:ください|下さい)|すれば|することで)|で(?:回避|解消)(?:できる|可能|します)|请(?:使用|刷新|重启|重新|等待|清除|改用)|改用|即可|無視(?:して(?:よい|良い|いい|構わない|かまわない|問題ない)|でき(?:る|ます)|可)|(?<!不能?)(?:请|可以?|暂时|直接)忽略|(?:사용|새로고침|재시작|다시 시도|재로그인|재실행|무시)(?:하세요|해 ?주세요|하면|하십시오|해도 (?:됩니다|된다|무방))'

/** Columns and labels of what is said to customers about an issue, which is what they can do. */
export const answersToCustomers =
  '(?:what|how) (?:to|we) (?:tell|say|answer|reply)|(?:tell|say to|answer|reply|response|message) (?:the |to |for )*customers?|customer (?:message|answer|reply|response|wording)|talking points?|suggested (?:reply|response|answer)|antwort (?:an|für) (?:den |die )?kund|was (?:wir |man )?(?:den )?kunden sag|sprachregelung|réponse (?:au|aux) clients?|que dire (?:au|aux) clients?|(?:qué|que) decir a(?:l| los) clientes?|respuesta al cliente|o que dizer ao cliente|resposta ao cliente|cosa dire a(?:l|i) client|risposta al cliente|wat (?:te )?zeggen tegen klant|antwoord aan (?:de )?klant|お客様への(?:回答|案内|説明)|顧客への(?:回答|案内|説明)|对客户的?(?:答复|回复|说明)|客户(?:答复|回复|话术)|고객 (?:안내|답변|응대)'
