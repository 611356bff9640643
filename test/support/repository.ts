/** Git repositories that a test makes, with fixed people and days, so that they are the same everywhere. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { type Files, type Folder, folderOf } from '../folder.ts'

/** One commit. Each is a day after the one before, from 2026-02-01 on. */
export interface CommitMade {
  readonly message: string | Uint8Array
  readonly files?: Files
  readonly author?: string
  /** A tag on it. */
  readonly tag?: string
  /** A branch that begins before it. */
  readonly branch?: string
}

/** A repository with these commits, on the branch `main` or the last that begins. */
export function repositoryOf(commits: readonly CommitMade[], others: Files = {}): Folder {
  const folder = folderOf({})
  const git = gitIn(folder)
  git(['init', '--quiet', '--initial-branch=main'])
  git(['config', 'user.name', 'Ida Example'])
  git(['config', 'user.email', 'ida@example.com'])
  const branch = commits.findLast((commit) => commit.branch !== undefined)?.branch ?? 'main'
  if (commits.length > 0) {
    git(['fast-import', '--quiet'], { input: Buffer.concat(streamOf(commits)) })
    git(['checkout', '--quiet', '--force', branch])
  }
  folder.write(others)
  return folder
}

/** The commits as `git fast-import` reads them. */
function streamOf(commits: readonly CommitMade[]): Buffer[] {
  const stream: Buffer[] = []
  const put = (...lines: readonly string[]) => stream.push(Buffer.from(`${lines.join('\n')}\n`))
  const data = (content: string | Uint8Array) => {
    put(`data ${Buffer.from(content).length}`)
    stream.push(Buffer.from(content), Buffer.from('\n'))
  }
  let branch = 'main'
  for (const [index, commit] of commits.entries()) {
    const { message, files = {}, author = 'Ida', tag } = commit
    const by = `${author} <${author.toLowerCase()}@example.com> ${Date.parse('2026-02-01T10:00Z') / 1000 + index * 86_400} +0000`
    branch = commit.branch ?? branch
    put(`commit refs/heads/${branch}`, `mark :${index + 1}`, `author ${by}`, `committer ${by}`)
    data(message)
    if (index > 0) put(`from :${index}`)
    for (const [path, content] of Object.entries(files)) {
      put(`M 100644 inline ${path}`)
      data(content)
    }
    if (tag === undefined) continue
    put(`tag ${tag}`, `from :${index + 1}`, `tagger ${by}`)
    data(tag)
  }
  return stream
}

/** Runs Git in a folder, without the configuration of the person who tests. */
export function gitIn(folder: Folder, path = '') {
  return (args: readonly string[], { env = {}, input = '' }: { env?: Record<string, string>; input?: string | Uint8Array } = {}): string =>
    execFileSync('git', args, {
      ...{ cwd: join(folder.path, path), input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] },
      env: { PATH: process.env['PATH'] ?? '', HOME: folder.path, GIT_CONFIG_NOSYSTEM: '1', ...env },
    })
}
