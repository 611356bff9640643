/**
 * Words that tell whether something is closed, in English, German, French, Spanish, Portuguese, Italian and Dutch. They are parts of
 * regular expressions; `_` is a blank.
 */

/** Words that mean a closed issue and little else. */
export const strongWords = `
  resolved fixed solved done
  behoben gelöst repariert gefixt beseitigt erledigt
  résolue?s? corrigée?s? résolus réglée?s?
  resuelt[oa]s? solucionad[oa]s? corregid[oa]s?
  resolvid[oa]s? corrigid[oa]s?
  risolt[oaie] sistemat[oaie]
  opgelost verholpen`
/** Words that also describe connections, doors and windows. */
export const weakWords = `
  closed geschlossen
  fermée?s? clôturée?s? cerrad[oa]s? fechad[oa]s? encerrad[oa]s? chius[oaie] gesloten`
/** Words for a released change. They close its issue if a release or a day follows. */
export const outWords = `
  shipped deployed released rolled_out
  ausgeliefert ausgerollt veröffentlicht deployt
  livrée?s? déployée?s? publiée?s?
  desplegad[oa]s? publicad[oa]s? lanzad[oa]s? lançad[oa]s? implantad[oa]s?
  rilasciat[oaie] pubblicat[oaie] distribuit[oaie]
  uitgebracht uitgerold vrijgegeven`
/** Words with which people report that they closed it themselves, in addition to the strong ones. */
export const activeWords = `
  repaired corregimos solucionamos resolvimos arreglamos corrigimos resolvemos arreglado sistemato corrett[oaie]`
/** Decisions to do nothing about an issue. They count only as the whole text. */
export const decisions = `
  won['’]?t_fix wontfix won['’]t_be_fixed will_not_(?:be_fixed|fix) not_a_bug works_as_(?:designed|intended)
  wird_nicht_behoben kein_(?:fehler|bug) ne_sera_pas_corrigée? no_se_corregirá no_se_va_a_corregir não_será_corrigid[oa] non_(?:verrà|sarà)_corrett[oa] wordt_niet_opgelost
  (?:(?:a|ein|un|uma|een)_)?(?:duplicates?|duplikat|dublette|doublon|duplicad[oa]|duplicato|duplicaat)_(?:of|von|zu|de|di|do|da|van)_(?:[A-Z][A-Z0-9]+-\\d+|#?\\d+)`
/** Words that count only as a state, with nothing around them. */
export const stateWords = `
  complete completed finished abgeschlossen fertig terminée?s? completad[oa]s? concluíd[oa]s? completat[oaie] afgerond klaar
  shipped released`

/** Negations. */
export const deniedWords = `
  not never cannot none nothing nobody neither nor hardly barely unable incapable yet_to no
  nicht nie niemals keine?[mnrs]? kaum ohne
  pas jamais aucune? nunca jamás não non niet nooit geen`
/** Words that make a clause a promise, a wish, a condition, or partly true. */
export const promisedWords = `
  will would shall should can could might must ought may_(?:be|get|have|still) be being need needs needed plan plans planned scheduled targeted
  target expect expects expected hope hopes hopefully likely probably possibly perhaps maybe supposed intended aim aims going_to gets get getting
  pending awaiting waiting todo wants want think thinks believe believes assume assumes guess glaube glauben denke denken tentatively supposedly allegedly reportedly considered
  partial partially partly half mostly almost nearly incompletely temporarily only
  wird werden soll sollen sollte sollten kann können könnte könnten muss müssen müsste müssten dürfte würde würden geplant voraussichtlich
  wahrscheinlich vermutlich hoffentlich vielleicht eventuell teilweise teils halb fast beinahe größtenteils vorübergehend nur bis
  sera seront serait doit devrait peut prévue? partiellement bientôt
  será serán sería debe debería puede podrá pendiente parcialmente previst[oa] pendente serão seria deve deverá deveria pode
  sarà saranno sarebbe dovrebbe può parzialmente
  wordt worden zal zullen zou moet deels gedeeltelijk gepland binnenkort`
/** Words behind a closing word that postpone, revert or limit it. */
export const putOffWords = `
  not never nicht nie noch yet next upcoming coming future soon later tomorrow planned only partially partly except staging
  nächste[mnrs]? kommende[mnrs]? bald später morgen geplant nur teilweise
  prochaine?s? próxim[oa]s? prossim[oaie] volgende`

/** Words that may come before the closing word of a clause: *the issue has now been*, *AUTH-1 is*. */
export const leadingWords = new Set(
  `
  the this that these those it they which all both now already now since finally meanwhile fully completely also again
  is are was were has have had been got and mitigated confirmed verified
  issue issues bug bugs problem problems ticket tickets defect defects incident incidents case cases error errors limitation limitations
  id status state update
  der die das dies dieses dieser ist sind war waren wurde wurden inzwischen mittlerweile bereits schon jetzt nun vollständig und
  fehler probleme störung le la les ce cette est sont été a déjà problème el los las ya está están ha sido fue problema estado
  o os já foi il è stato stata già het de zijn reeds probleem`
    .trim()
    .split(/\s+/),
)
