/** A small kind for tests, and documents of it. */

/** Where a project keeps it. */
export const tinyPath = '.handoff/kinds/tiny.md'

export const tinyTemplate = `---
kind: tiny
title: Tiny handoff
description: For tests.
---

# Tiny: [Name]

- **Owner**: [Person]
- **Next update**: YYYY-MM-DDThh:mmZ
- **State**: [open | closed]

## Steps

What the receiver does, in order.

1.
2.

## Links

- **Dashboard**: [Link]
`

/** A document with nothing open. */
export const tinyDone = `---
kind: tiny
---

# Tiny: search is slow

- **Owner**: Dana Kim
- **Next update**: 2126-03-01T14:00Z
- **State**: open

## Steps

1. Look at the dashboard
2. Restart the indexer

## Links

- **Dashboard**: https://grafana.example.com/d/search
`

/** The same with a field that has no value. */
export const tinyOpen = tinyDone.replace('Dana Kim', '')
