// remark's language server with the recommended preset: all that the package of that name adds to unified-language-server.
import { remark } from 'remark'
import remarkPresetLintRecommended from 'remark-preset-lint-recommended'
import { createUnifiedLanguageServer } from 'unified-language-server'

createUnifiedLanguageServer({
  configurationSection: 'remark',
  processorName: 'remark',
  processorSpecifier: 'remark',
  defaultProcessor: remark(),
  plugins: [remarkPresetLintRecommended],
})
