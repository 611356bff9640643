/** Who answers for something, and what they answer for. */

/** Labels and columns that ask who. */
export const asksForOwner =
  /\b(?:owners?|owned by|assignees?|assigned to|responsible|accountable|dri|taken by|action by|verantwortlich\w*|zuständig\w*|bearbeiter\w*|responsable|propriétaire)\b|担当|責任者|负责人|負責人|责任人/i

/** Columns of what somebody is to do. */
export const namesAction =
  /^(?:next )?(?:actions?|steps?|tasks?|asks?)(?: items?)?$|\bnext (?:actions?|steps?)\b|\bto-?do\b|^(?:nächster schritt|aufgabe|maßnahme)$/i
