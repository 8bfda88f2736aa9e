import { idOf } from '@/utils/ids'
import type { Database } from '../database'
import type { HistoryChange, MovedRows } from '../rows'
import type { Alias } from '../schema/alias'
import type { ChatIdentity } from '../schema/chat'
import type { Message } from '../schema/message'
import { moveMessages } from '../write/beside'
import { dropRow, putRow } from '../write/put-row'
import type { Transaction } from '../write/transaction'
import { strongNames } from './chat-names'
import { messageRowId, possibleAccounts, UNSURE } from './message-ids'

// A contact may have several chats in one account: two numbers of one person, or two people who were merged by mistake.
// Its messages then say in which chat they were seen, so that they can be parted again.

/** A chat, and the messages on the screen where it is open. */
type ChatOnScreen = ChatIdentity & { messageIds?: readonly string[] }

const STRENGTH: readonly Alias['kind'][] = ['lid', 'phone', 'group', 'name']

/**
 * @returns what messages of this chat are marked with: nothing while the contact has one chat in the account. A chat of which
 * no name is known yet is the one whose messages are on the screen.
 */
export async function chatMark(
  db: Database,
  chat: ChatOnScreen,
  contactId: string,
): Promise<string | undefined> {
  const aliases = await db.aliases.where('contactId').equals(contactId).toArray()
  const own = aliases.filter((alias) => isOfAccount(alias, chat.account))
  const isSeveral = STRENGTH.some(
    (kind) => new Set(own.filter((alias) => alias.kind === kind).map(({ value }) => value)).size > 1,
  )
  if (!isSeveral && (await db.contacts.get(contactId))?.isMerged === undefined) return undefined
  const names = strongNames(chat)
  if (names[0] === undefined) return ''
  const borne = new Set(own.map(markOf))
  const marks = names.map(markOf)
  const known = marks.find((mark) => borne.has(mark)) ?? (await markOnScreen(db, chat, contactId))
  return known !== undefined && borne.has(known) ? known : markOf(names[0])
}

/** @returns the mark of the messages that are recorded already, where they all bear the same; a bare name may be another's. */
async function markOnScreen(
  db: Database,
  { account, messageIds = [] }: ChatOnScreen,
  contactId: string,
): Promise<string | undefined> {
  if (messageIds.length === 0) return undefined
  const accounts = await possibleAccounts(db, account)
  const ids = accounts.flatMap((one) => messageIds.map((messageId) => messageRowId(one, messageId)))
  const marks = (await db.messages.bulkGet(ids)).flatMap((row) =>
    row?.contactId === contactId ? [row.chat] : [],
  )
  return new Set(marks).size === 1 && !isWeak(marks[0]) ? marks[0] : undefined
}

/** @returns the mark of each account's chat of a contact whose messages bear none yet. */
export async function markMessages(
  tx: Transaction,
  from: string,
  to: string,
  aliases: readonly Alias[],
): Promise<MovedRows[]> {
  const rows = await tx.db.messages.where('contactId').equals(from).toArray()
  const byMark = new Map<string | undefined, Message[]>()
  for (const row of rows) {
    const mark = row.chat === undefined ? strongest(aliases, row.account) : undefined
    if (mark === undefined && from === to) continue
    byMark.set(mark, [...(byMark.get(mark) ?? []), row])
  }
  const moved: MovedRows[] = []
  for (const [chat, group] of byMark) {
    moved.push(...(await moveMessages(tx, group, { from, to, ...(chat !== undefined && { chat }) })))
  }
  return moved
}

/**
 * Gives each marked message to the one of these contacts that bears the name now. What was seen under a bare name may be
 * of either: it recognises nobody any more.
 * @returns what `undo` needs.
 */
export async function settleMessages(
  tx: Transaction,
  contactIds: readonly string[],
  aliases: readonly Alias[],
): Promise<MovedRows[]> {
  const moved: MovedRows[] = []
  for (const from of contactIds) {
    const rows = await tx.db.messages.where('contactId').equals(from).toArray()
    const marks = new Set(rows.flatMap(({ chat }) => (chat === undefined || chat === UNSURE ? [] : [chat])))
    for (const mark of marks) {
      const own = rows.filter(({ chat }) => chat === mark)
      for (const to of contactIds) {
        const theirs = own.filter((row) => (ownerOf(aliases, row) ?? from) === to)
        if (to === from && !isWeak(mark)) continue
        moved.push(
          ...(await moveMessages(tx, theirs, { from, to, ...(isWeak(mark) && { chat: UNSURE, was: mark }) })),
        )
      }
    }
  }
  return moved
}

/** What was seen under a name that nobody bears any more may be of either of them too: it recognises nobody any more. */
export async function doubtMessages(
  tx: Transaction,
  contactIds: readonly string[],
  aliases: readonly Alias[],
): Promise<void> {
  for (const contactId of contactIds) {
    const nobodys = await tx.db.messages
      .where('contactId')
      .equals(contactId)
      .filter((row) => row.chat !== undefined && row.chat !== UNSURE && ownerOf(aliases, row) === undefined)
      .toArray()
    await moveMessages(tx, nobodys, { from: contactId, to: contactId, chat: UNSURE })
  }
}

/**
 * Gives each name that was learnt by another one to whoever bears that one now; a name that nothing but messages told is
 * forgotten: it is learnt again.
 * @param back the changes of names that were just taken back.
 */
export async function settleAliases(
  tx: Transaction,
  contactIds: readonly string[],
  back: readonly HistoryChange[],
): Promise<Alias[]> {
  const read = async () =>
    tx.db.aliases
      .where('contactId')
      .anyOf([...contactIds])
      .toArray()
  // One at a time: what one of them becomes may decide on the next.
  for (let aliases = await read(); ; aliases = await read()) {
    const strayed = aliases.find((alias) => teacherOf(alias, aliases, back) !== alias.contactId)
    if (strayed === undefined) return aliases
    const owner = teacherOf(strayed, aliases, back)
    if (owner === undefined) await dropRow(tx, 'aliases', strayed)
    else await putRow(tx, 'aliases', { ...strayed, contactId: owner }, strayed)
  }
}

/** A name that became known in its account belongs to whoever bore it before. */
function teacherOf(
  alias: Alias,
  aliases: readonly Alias[],
  back: readonly HistoryChange[],
): string | undefined {
  if (alias.learntBy === undefined) return alias.contactId
  if (markOf(alias) !== alias.learntBy) {
    const isTeacher = (one: Alias): boolean =>
      markOf(one) === alias.learntBy && isOfAccount(one, alias.account)
    return aliases.find(isTeacher)?.contactId
  }
  const before = idOf('alias', '', alias.kind, alias.value)
  const change = back.find(({ table, id }) => table === 'aliases' && id === before)
  const owner = change?.kind === 'set' ? change.before['contactId'] : undefined
  return typeof owner === 'string' ? owner : alias.contactId
}

function ownerOf(aliases: readonly Alias[], { chat, account }: Message): string | undefined {
  const bearers = aliases.filter((alias) => markOf(alias) === chat)
  return (bearers.find((alias) => alias.account === account) ?? bearers[0])?.contactId
}

function isWeak(mark: string | undefined): boolean {
  return mark === '' || mark?.startsWith('name:') === true
}

function strongest(aliases: readonly Alias[], account: string): string | undefined {
  const own = aliases.filter((alias) => isOfAccount(alias, account))
  const names = STRENGTH.flatMap((kind) => own.filter((alias) => alias.kind === kind))
  return names[0] && markOf(names[0])
}

function isOfAccount(alias: Alias, account: string): boolean {
  return alias.account === account || alias.account === '' || account === ''
}

function markOf({ kind, value }: Pick<Alias, 'kind' | 'value'>): string {
  return `${kind}:${value}`
}
