/** Words that answer: that there is nothing, that something does not apply, that something is settled. */
import { anyCase } from '../anyCase.ts'

/** True for an explicit *nothing*: `None`, `No known issues`, `Keine`, `None – single tenant`. */
export function saysNone(text: string): boolean {
  const words = text.trim().replace(/^[^\p{L}\p{N}]+/u, '')
  return (
    /^(?:none|nothing|nil|no open|no known|no outstanding|not any|keine?[rsn]?|nichts|ninguno|ninguna|aucune?|nessun[oa]?)\b/i.test(
      words,
    ) ||
    /^no\b.{0,60}\b(?:issues?|problems?|incidents?|changes?|items?|limitations?|bugs?|blockers?)\b/i.test(words) ||
    /^(?:なし|無し|特になし|无|無|暂无|没有)/.test(words)
  )
}

const notApplicable = anyCase(
  String.raw`^\W*(?:n\s?/\s?a|not applicable|entfällt|nicht zutreffend|nicht relevant|対象外|不适用)(?![\p{L}\p{N}])`,
)

/** True for *not applicable*, with or without a reason. */
export function saysNotApplicable(text: string): boolean {
  return notApplicable(text).test(text)
}

/** True for an issue or item that is settled: struck through, or called resolved, fixed, done. */
export function saysClosed(text: string): boolean {
  return (
    /^\s*~~.*~~/s.test(text) ||
    /[✅✔☑]/u.test(text) ||
    /\b(?:resolved|fixed|closed|solved|done|mitigated and closed|no longer (?:an issue|reproduc\w*)|behoben|gelöst|erledigt|geschlossen)\b/i.test(
      text,
    ) ||
    /(?:解決済み?|修正済み?|対応済み?|已解决|已修复|已关闭)/.test(text)
  )
}
