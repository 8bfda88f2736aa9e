import { useEffect, useRef, useState } from 'preact/hooks'
import { askUi } from '@/storage/client'
import type { ReplyRow } from '@/storage/schema/reply'
import { AppError } from '@/utils/app-error'
import { shortcutKeyOf } from '@/utils/replies/shortcut-key'
import { parseTemplate } from '@/utils/templates/parse'
import { everyNode } from '@/utils/templates/walk'
import { showError } from '../../app/errors'

type Bodies = ReadonlyMap<string, string>

/**
 * Fetches the replies that `body` takes in, and those they take in.
 * @returns the text of a reply by its shortcut: empty until it is there, undefined when there is no such reply.
 */
export function useReplyBodies(
  body: string,
  rows: readonly ReplyRow[],
): (shortcut: string) => string | undefined {
  const [bodies, setBodies] = useState<Bodies>(new Map())
  const asked = useRef(new Set<string>())
  const wanted = takenIn([body, ...bodies.values()])
  const missing = rows.filter(({ shortcut }) => wanted.has(shortcutKeyOf(shortcut)))
  useEffect(() => {
    for (const { id, shortcut } of missing) {
      if (asked.current.has(id)) continue
      asked.current.add(id)
      fetchBody(id)
        .then((text) => setBodies((known) => new Map(known).set(shortcutKeyOf(shortcut), text)))
        .catch((error: unknown) => showError(error))
    }
  })
  return (shortcut) => {
    const key = shortcutKeyOf(shortcut)
    const isThere = rows.some((row) => shortcutKeyOf(row.shortcut) === key)
    return isThere ? (bodies.get(key) ?? '') : undefined
  }
}

function takenIn(bodies: readonly string[]): ReadonlySet<string> {
  const nodes = bodies.flatMap((body) => everyNode(parseTemplate(body).nodes))
  return new Set(nodes.flatMap((node) => (node.type === 'reply' ? [shortcutKeyOf(node.shortcut)] : [])))
}

/** One that was deleted in the meantime has no text. */
async function fetchBody(id: string): Promise<string> {
  try {
    return (await askUi('replies.get', { id })).body
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return ''
    throw error
  }
}
