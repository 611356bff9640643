/** Labels and columns of owners and of their tasks. */

/** Labels and columns of an owner. */
export const asksForOwner =
  /\b(?:owners?|owned by|assignees?|assigned to|responsible|accountable|dri|taken by|action by|verantwortlich\w*|zuständig\w*|bearbeiter\w*|responsable|propriétaire)\b|担当|責任者|负责人|負責人|责任人/i

/** Columns of tasks. */
export const namesAction =
  /^(?:next )?(?:actions?|steps?|tasks?|asks?)(?: items?)?$|\bnext (?:actions?|steps?)\b|\bto-?do\b|^(?:nächster schritt|aufgabe|maßnahme)$/i

/** Labels and columns of a person or a team. */
const person =
  /\b(?:names?|contacts?|lead|leader|manager|authors?|by|on-?call|approvers?|reviewers?|commander|reporters?|who|from|ansprechpartner\w*|kontakt\w*|leiter\w*|autor\w*|name|von|wer|contact|auteur|nom|qui|contacto|contato|nombre|quién|nome|contatto|chi|contactpersoon|naam|wie)\b|氏名|名前|連絡先|联系人|聯絡人|姓名|이름|연락처|담당/i

/** True for a label or column that asks for a person or a team. */
export function namesPerson(label: string): boolean {
  return asksForOwner.test(label) || person.test(label)
}
