import { renameReferences } from '@/utils/replies/exchange/rename-references'

/** What a reply says, in one language or several. */
type Words = { body: string; variants?: Record<string, string> | undefined }

/** @returns a reply in which `{{reply: x}}` means what `renamed` says `x` is called now. */
export function followNames<Reply extends Words>(reply: Reply, renamed: ReadonlyMap<string, string>): Reply {
  if (renamed.size === 0) return reply
  const body = renameReferences(reply.body, renamed)
  if (reply.variants === undefined) return { ...reply, body }
  const variants = Object.entries(reply.variants).map(([language, text]) => [
    language,
    renameReferences(text, renamed),
  ])
  return { ...reply, body, variants: Object.fromEntries(variants) }
}
