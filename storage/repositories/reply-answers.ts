import { now as clockNow } from '@/utils/clock'
import type { Database } from '../database'
import type { Target } from '../protocol/shared'
import { noteChange } from '../write/announce'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'
import { resolve } from './identity'
import { guardOf } from './target-guard'

type Answers = Record<string, string>

const MOST_ANSWERS = 50

/**
 * Remembers what was answered in a reply's form for a contact. Nothing for a chat that has no card, or is private.
 * Answers that were not given this time stay as they were.
 */
export async function rememberAnswers(replyId: string, target: Target, answers: Answers): Promise<void> {
  const given = Object.entries(answers).filter(([, answer]) => answer.trim() !== '')
  if (given.length === 0) return
  const guard = await guardOf(target)
  await transact(async (tx) => {
    if (guard?.isPrivate() === true) return
    const contactId = await contactOf(tx, target)
    const reply = await tx.db.replies.get(replyId)
    if (contactId === undefined || reply === undefined) return
    const id = answersId(contactId, replyId)
    const old = await tx.db.replyAnswers.get(id)
    const merged = new Map([...Object.entries(old?.answers ?? {}), ...given])
    const kept = Object.fromEntries([...merged].slice(-MOST_ANSWERS))
    await tx.db.replyAnswers.put({ id, contactId, replyId, answers: kept, at: clockNow() })
    noteChange(tx.changes, 'replyAnswers', id)
  })
}

/** @returns what was answered in a reply's form for a contact the last time. */
export async function rememberedAnswers(db: Database, contactId: string, replyId: string): Promise<Answers> {
  return (await db.replyAnswers.get(answersId(contactId, replyId)))?.answers ?? {}
}

async function contactOf(tx: Transaction, target: Target): Promise<string | undefined> {
  if ('chat' in target) {
    const found = await resolve(tx.db, target.chat)
    return found.status === 'known' ? found.contactId : undefined
  }
  const row = await tx.db.contacts.get(target.contactId)
  return row === undefined || row.deletedAt !== undefined ? undefined : row.id
}

function answersId(contactId: string, replyId: string): string {
  return `${contactId}|${replyId}`
}
