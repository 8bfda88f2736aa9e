import type { ReplyDraft, ReplyRow } from '@/storage/schema/reply'
import { idOf } from '@/utils/ids'
import type { ExchangedMedia, ExchangedReply } from '@/utils/replies/exchange/exchanged-reply'
import { freeShortcut } from '@/utils/replies/free-shortcut'
import { followNames } from './follow-names'
import type { FoundReply } from './read-chosen'

export const CONFLICT_CHOICES = ['skip', 'replace', 'both'] as const
export type ConflictChoice = (typeof CONFLICT_CHOICES)[number]

/** A reply of a file beside the one that is in its way. */
export type Candidate = FoundReply & { id: string; inTheWay?: Pick<ReplyRow, 'id' | 'shortcut' | 'title'> }

/** What a person said of a candidate. Absent: taken, and for conflicts what was chosen for all of them. */
export type Decisions = {
  all: ConflictChoice
  leftOut: ReadonlySet<string>
  own: ReadonlyMap<string, ConflictChoice>
}

export type ImportPlan = {
  drafts: ReplyDraft[]
  onConflict: 'replace' | 'both'
  files: { replyId: string; file: ExchangedMedia & { base64: string } }[]
  /** How many conflicts are left out. */
  skipped: number
}

/** @returns the replies of files, each with the stored one of its shortcut, or the one it became in an earlier import. */
export function candidatesOf(found: readonly FoundReply[], rows: readonly ReplyRow[]): Candidate[] {
  const byShortcut = new Map(rows.map((row) => [row.shortcut.toLowerCase(), row]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return found.map((one) => {
    const id = importedId(one.reply)
    const row = byId.get(id) ?? byShortcut.get(one.reply.shortcut.toLowerCase())
    if (row === undefined) return { ...one, id }
    return { ...one, id, inTheWay: { id: row.id, shortcut: row.shortcut, title: row.title } }
  })
}

/** @returns what is done with a conflict. */
export function choiceOf({ id }: Candidate, { all, own }: Decisions): ConflictChoice {
  return own.get(id) ?? all
}

/**
 * Turns what was decided into drafts for one call. Those that come in beside another get their free shortcuts here,
 * so that replacing can be asked for in the same call; replies that name them follow.
 */
export function planImport(
  candidates: readonly Candidate[],
  decisions: Decisions,
  rows: readonly ReplyRow[],
): ImportPlan {
  const wanted = candidates.filter(({ id }) => !decisions.leftOut.has(id))
  const plan: ImportPlan = { drafts: [], onConflict: 'both', files: [], skipped: 0 }
  const free = wanted.filter(({ inTheWay }) => inTheWay === undefined)
  const taken = new Set([
    ...rows.map(({ shortcut }) => shortcut.toLowerCase()),
    ...free.map(({ reply }) => reply.shortcut.toLowerCase()),
  ])
  const renamed = new Map<string, string>()
  for (const candidate of wanted) {
    const draft = draftFor(candidate, choiceOf(candidate, decisions), taken)
    if (draft === undefined) plan.skipped += 1
    else {
      plan.drafts.push(draft)
      const written = candidate.reply.shortcut
      if (draft.shortcut !== written) renamed.set(written.toLowerCase(), draft.shortcut)
      plan.files.push(...filesFor(draft.id, candidate.reply))
      if (draft.id === candidate.inTheWay?.id) plan.onConflict = 'replace'
    }
  }
  return { ...plan, drafts: plan.drafts.map((draft) => followNames(draft, renamed)) }
}

function draftFor(
  { id, reply, inTheWay }: Candidate,
  choice: ConflictChoice,
  taken: Set<string>,
): ReplyDraft | undefined {
  const { media: _, ...draft } = reply
  if (inTheWay === undefined) return { ...draft, id }
  if (choice === 'skip') return undefined
  if (choice === 'replace') return { ...draft, id: inTheWay.id, shortcut: inTheWay.shortcut }
  const shortcut = freeShortcut(reply.shortcut, taken)
  taken.add(shortcut.toLowerCase())
  return { ...draft, id: idOf('reply.import.beside', id, shortcut), shortcut }
}

function filesFor(replyId: string, { media = [] }: ExchangedReply): ImportPlan['files'] {
  return media.flatMap((file) => {
    const { base64 } = file
    return base64 === undefined ? [] : [{ replyId, file: { ...file, base64 } }]
  })
}

/** Of the words alone, so that the same file read again meets what it became. */
function importedId(reply: ExchangedReply): string {
  const { media: _, ...words } = reply
  return idOf('reply.import', JSON.stringify(words))
}
