/** Guidance of a template that was left: text that says what belongs in a section instead of saying it. */

import type { Block, Element, Paragraph, Place } from '../markdown/document.ts'
import { anyCase } from '../util/anyCase.ts'
import { describing, purposes, requests, shortTexts } from './guidanceWords.ts'

/** Ends with an example that was to follow: *List of things that went well. For example,* */
const beginsList = anyCase(
  String.raw`^\W*(?:a |the )?(?:(?:these|those) are|lists? of|(?:good |bad |other |some )?things (?:that|which|we)|action items?|what (?:went|worked|did|could)|liste (?:der|von)|dinge,? die|(?:liste|la liste) (?:des|de)|(?:les )?choses qui|lista de|cosas que|coisas que|elenco (?:delle|di)|cose che|lijst (?:van|met)|dingen die)(?![\p{L}])`,
)
const endsWithExample = anyCase(
  String.raw`(?<![\p{L}])(?:for example|for instance|e\.g\.?|such as|zum beispiel|z\.\s?b\.|par exemple|p\.\s?ex\.|por ejemplo|por exemplo|per esempio|ad esempio|bijvoorbeeld)[\s*_]*(?:[,:…]|\.{1,3})?[\s*_]*$`,
)
/** A whole text in parentheses or in italics, and a whole question in them. */
const aside = /^(?:_[^_]+_|\*[^*]+\*|\(.+\)|（.+）)$/s
const askedInside =
  /^[\s*_(（]*(?:how|what|which|who|whom|when|where|why|did|was|were|is|are|wie|was|wer|welche\p{L}*|warum|wann|comment|qui|quels?|quelles?|pourquoi|qué|quién|cómo|por qué|o que|quem|cosa|chi|come|perché|wat|wie|hoe|waarom)(?![\p{L}]).*[?？][\s*_)）]*$/isu
const noVerb = anyCase(
  String.raw`^\W*(?:${shortTexts})(?:\W*$|\s*[:：(,]|\s+(?:of|on|about|with|for|describing|explaining|summari[sz]ing|that|what|how|des|der|über|zu|was|de|du|d['’]|del|da|do|della|van|over)(?![\p{L}]))[^.!?]{0,160}\W*$`,
)
const request = anyCase(String.raw`^\W*(?:${requests})(?![\p{L}])`)
const inCharacters = new RegExp(describing)
const ofDocument = anyCase(String.raw`(?<![\p{L}])(?:${purposes})(?![\p{L}])`)

/** The paragraphs of a block that are guidance. */
export function guidanceIn(block: Block): Place[] {
  return block.bodies.flatMap(({ heading, elements }) => {
    const content = elements.filter(({ type }) => type !== 'comment' && type !== 'break')
    const isAlone =
      heading !== undefined &&
      !heading.bold &&
      !ofDocument(heading.text).test(heading.text) &&
      content.every((element) => isPlainText(element) && asks(element.text))
    return content.flatMap((element, index) => {
      if (!isPlainText(element)) return []
      return isGuidance(element.text, block.text.slice(element.at.start, element.at.end).trim(), isAlone, content[index + 1])
        ? [element.at]
        : []
    })
  })
}

/** True for the value of a label that is guidance: `_How were users affected?_` */
export function isGuidanceValue(source: string): boolean {
  const text = source.trim()
  return text.length <= 300 && aside.test(text) && (askedInside.test(text) || request(text).test(text) || noVerb(text).test(text))
}

function isPlainText(element: Element): element is Paragraph {
  return (
    element.type === 'paragraph' && element.text !== '' && element.text.length <= 600 && element.fields.every(({ tentative }) => tentative)
  )
}

function isGuidance(text: string, source: string, isAlone: boolean, next: Element | undefined): boolean {
  if (beginsList(text).test(text) && endsWithExample(text).test(text))
    return next === undefined || next.type === 'list' || /[…]|\.{3}/.test(text)
  if (isGuidanceValue(source) || (aside.test(source) && inCharacters.test(text))) return true
  return isAlone
}

function asks(text: string): boolean {
  return text.length <= 300 && (request(text).test(text) || noVerb(text).test(text) || inCharacters.test(text))
}
