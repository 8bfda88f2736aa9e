import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import type { ReplyDraft, ReplyRow } from '@/storage/schema/reply'
import { freeShortcut } from '@/utils/replies/free-shortcut'
import type { PackDraft } from '@/utils/templates/packs/load-pack'
import { showError } from '../app/errors'
import { write } from '../app/write'
import type { PackPlan } from './plan-pack'

/** Adds what is missing of a pack, as one action for undo. Shortcuts that are in use get a number. */
export async function addPack(title: string, plan: PackPlan, rows: readonly ReplyRow[]): Promise<void> {
  try {
    const translated = await Promise.all(plan.translations.map(({ replyId, draft }) => merge(replyId, draft)))
    const drafts = [...translated, ...withFreeShortcuts(plan.fresh, rows)]
    const onConflict = translated.length > 0 ? 'replace' : 'both'
    const count = plan.fresh.length + plan.translations.length
    await write('replies.addMany', { drafts, onConflict }, t('packs.added', { title, count }))
  } catch (error) {
    showError(error, { retry: () => void addPack(title, plan, rows) })
  }
}

/** @returns the stored reply with the text of `draft` as a further language. */
async function merge(replyId: string, draft: PackDraft): Promise<ReplyDraft> {
  const stored = await askUi('replies.get', { id: replyId })
  const { id, shortcut, title, body, language, variants, labels, folder } = stored
  return {
    id,
    shortcut,
    title,
    body,
    ...(language !== undefined && { language }),
    variants: { ...variants, [draft.language]: draft.body },
    labels: Object.keys(labels),
    ...(folder !== undefined && { folder }),
  }
}

function withFreeShortcuts(drafts: readonly PackDraft[], rows: readonly ReplyRow[]): ReplyDraft[] {
  const taken = new Set(rows.map(({ shortcut }) => shortcut.toLowerCase()))
  return drafts.map((withKey) => {
    const { key: _, ...draft } = withKey
    const isTaken = taken.has(draft.shortcut.toLowerCase())
    const shortcut = isTaken ? freeShortcut(draft.shortcut, taken) : draft.shortcut
    taken.add(shortcut.toLowerCase())
    return { ...draft, shortcut }
  })
}
