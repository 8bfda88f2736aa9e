import type { ReplyRow } from '@/storage/schema/reply'
import type { PackDraft } from '@/utils/templates/packs/load-pack'

/** A further language for a reply that is there already. */
type Translation = { replyId: string; draft: PackDraft }

/** What adding a pack would do. */
export type PackPlan = {
  /** Replies that are not there in any language. */
  fresh: PackDraft[]
  translations: Translation[]
  /** How many are there in this language. */
  there: number
}

/**
 * Compares a pack with what is stored. Who has it in another language gets each text as a further language of the same
 * reply: a customer then gets the one of their language.
 * @param elsewhere the replies of the same pack in its other languages.
 */
export function planPack(
  drafts: readonly PackDraft[],
  elsewhere: readonly PackDraft[],
  rows: readonly ReplyRow[],
): PackPlan {
  const stored = new Map(rows.map((row) => [row.id, row]))
  const plan: PackPlan = { fresh: [], translations: [], there: 0 }
  for (const draft of drafts) {
    const kin = elsewhere.filter(({ key }) => key === draft.key).flatMap(({ id }) => stored.get(id) ?? [])
    const [first] = kin
    if (stored.has(draft.id) || kin.some(({ languages = [] }) => languages.includes(draft.language))) {
      plan.there += 1
    } else if (first === undefined) plan.fresh.push(draft)
    else plan.translations.push({ replyId: first.id, draft })
  }
  return plan
}
