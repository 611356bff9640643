/** The type of value that a blank asks for. */
import type { ValueType } from './kind.ts'

/** The type of value that a blank and its label ask for; `text` if they do not tell. */
export function valueTypeOf(blank: string, label: string): ValueType {
  // A long text is guidance; only a short one names a type.
  return (blank.length <= 48 ? fromBlank(blank) : undefined) ?? fromLabel(label) ?? 'text'
}

function fromBlank(blank: string): ValueType | undefined {
  if (/(?:yyyy|jjjj).*hh|date\s*\/\s*time|timestamp|date and time|datum\s*(?:\/|und|,)\s*(?:uhr)?zeit|zeitpunkt|zeitstempel/i.test(blank))
    return 'timestamp'
  if (/yyyy-?mm|jjjj|\bdate\b|\bdatum\b/i.test(blank)) return 'date'
  if (/\[#|channel|\bkanal\b/i.test(blank)) return 'channel'
  if (/\blinks?\b|\burl\b/i.test(blank)) return 'link'
  if (/e-?mail/i.test(blank)) return 'email'
  if (/^\W*(?:time|hh:mm|uhrzeit)\W*$/i.test(blank)) return 'time'
  if (/severity|\bsev|schweregrad/i.test(blank)) return 'severity'
  if (/duration|minutes|hours/i.test(blank)) return 'duration'
  if (/version/i.test(blank)) return 'version'
  if (/@name|\b(?:name|person|owner)\b/i.test(blank)) return 'person'
  return undefined
}

function fromLabel(label: string): ValueType | undefined {
  if (/timestamp|\(utc\)|next update|date\s*\/\s*time|date and time/i.test(label)) return 'timestamp'
  if (/\bdate\b|^datum$/i.test(label)) return 'date'
  if (/e-?mail/i.test(label)) return 'email'
  if (/channel/i.test(label)) return 'channel'
  if (/severity|schweregrad/i.test(label)) return 'severity'
  if (/\b(?:link|url)\b/i.test(label)) return 'link'
  if (/duration/i.test(label)) return 'duration'
  if (/\b(?:lead|manager|owner|contact|maker|author|by)\b/i.test(label)) return 'person'
  return undefined
}

/** True for prose that instructs the writer: a question, an imperative, an example, a number of sentences. */
export function isInstruction(text: string): boolean {
  const words = text.replace(/^[^\p{L}\p{N}]+/u, '')
  if (/\?\s*$|…\s*$|\.\.\.\s*$/.test(words)) return true
  if (/^\(.*\)$|^_.*_$|^\*.*\*$|^\[.*\]$/s.test(text.trim())) return true
  return /^(?:(?:briefly |please |here )?(?:describe|explain|list|provide|add|include|write|state|summari[sz]e|note|give|enter|fill|insert|outline|specify|document|record|capture|link|attach|mention|identify|name|use this|brief|short|one|two|three|\d+[-–]\d+|what|how|who|why|when|where|which|e\.g|for example|example|any)\b|(?:beschreib|liste|nenne|erkläre|was|wie|wer|warum|wann|wo|welche|kurz)\w*)/i.test(
    words,
  )
}

/** True for a template's value that is guidance: a whole sentence or an instruction. Concrete words may stay in a document. */
export function isGuidance(value: string): boolean {
  return (
    /[.?…:]\s*$/.test(value) ||
    /^(?:e\.g|for example|z\.\s?b|link to|describe|explain|list of|\d+[-–]\d+ (?:sentences?|words?|paragraphs?|lines?|bullets?|items?|points?)\b)/i.test(
      value,
    )
  )
}
