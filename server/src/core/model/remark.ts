/** Parses the text of one block with remark: GFM, references defined elsewhere, and front matter where it is known to be. */
import type { Root } from 'mdast'
import type { Construct, Extension, State } from 'micromark-util-types'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'

/**
 * Labels that other blocks define. Definitions are global, so a block that uses one must be parsed as if it stood in it.
 * They are handed to the tokenizer itself: appending them as text is wrong where something in the block is still open.
 */
let definedElsewhere: readonly string[] = []

const seed: Construct = {
  tokenize(_effects, _ok, nok): State {
    const parser = this.parser as { defined: string[]; gfmFootnotes?: string[] }
    for (const label of definedElsewhere) {
      if (label.startsWith('^')) {
        parser.gfmFootnotes ??= []
        if (!parser.gfmFootnotes.includes(label.slice(1))) parser.gfmFootnotes.push(label.slice(1))
      } else if (!parser.defined.includes(label)) parser.defined.push(label)
    }
    return nok
  },
}

function remarkSeed(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: Extension[] }
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push({ flowInitial: { null: seed } })
}

const plain = unified().use(remarkParse).use(remarkGfm).use(remarkSeed).freeze()
const withFrontMatter = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze()

/** The tree of a block's text. `labels` are those defined elsewhere, normalised, footnotes with a `^` before them. */
export function parseMarkdown(text: string, labels: readonly string[] = []): Root {
  definedElsewhere = labels
  return plain.parse(text)
}

/** The tree of a text that begins with front matter which is closed. */
export function parseFrontMatter(text: string): Root {
  return withFrontMatter.parse(text)
}
