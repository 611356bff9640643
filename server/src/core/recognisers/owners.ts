/** Labels and columns of owners and of their tasks. */

/** Labels and columns of an owner. */
export const asksForOwner =
  /\b(?:owners?|owned by|assignees?|assigned to|responsible|accountable|dri|taken by|action by|verantwortlich\w*|zuständig\w*|bearbeiter\w*|responsable|propriétaire)\b|担当|責任者|负责人|負責人|责任人/i

/** Columns of tasks. */
export const namesAction =
  /^(?:next )?(?:actions?|steps?|tasks?|asks?)(?: items?)?$|\bnext (?:actions?|steps?)\b|\bto-?do\b|^(?:nächster schritt|aufgabe|maßnahme)$/i
