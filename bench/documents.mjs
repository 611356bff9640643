// Documents to measure with, made up: a support handoff with as many features and issues as it takes.

/** A handoff of about so many lines, with fields, lists, tables, times and blanks. */
export function handoffOf(lines) {
  const head = `# Support Handoff: Search

## Release Information

- **Release Name/Version**: Search 5.1
- **Release Date**: 2026-04-21
- **Product/Feature**: Search
- **Release Type**: [ ] Major [x] Minor [ ] Patch [ ] Hotfix
- **Support Lead**: Support Lead
- **Engineering Contact**:
- **Product Manager**: Product Manager

## Release Summary

### What's New

- Filters for price and rating

### User Impact

- Results change as soon as a filter is set

## Feature Details
`
  let text = head
  for (let number = 1; text.split('\n').length < lines; number++) text += block(number)
  return text
}

function block(number) {
  const parts = []
  // Built a few at a time: counting the lines of a growing text again and again is slow.
  for (let count = 0; count < 10; count++) parts.push(feature(number * 10 + count))
  return parts.join('')
}

function feature(number) {
  return `
### Feature ${number}: Filter ${number}

**Description**: Customers narrow the results by property ${number}.

**Target Users**: Everyone

**Key Capabilities**:

- Several filters at once
- Filters are kept for the next visit, see [the page](https://docs.example.com/filters/${number})

| Issue ID | Description | Severity | Workaround | ETA for Fix |
|----------|-------------|----------|------------|-------------|
| SRCH-${number} | Results are empty at 14:3${number % 10} UTC | Low | Reload the page | 5.1.${number % 9} |

The index was rebuilt at 2026-03-0${(number % 9) + 1}T10:15Z, which took \`${number} s\`.
`
}
