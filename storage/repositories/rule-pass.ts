import { Dexie } from 'dexie'
import { now as clockNow } from '@/utils/clock'
import { localDayOf } from '@/utils/tag-rules/days'
import { DAY_MS } from '../limits'
import type { ContactRow, MetaRow } from '../rows'
import type { Settings } from '../schema/settings'
import { readSettings } from '../settings'
import { activeRules } from '../write/active-rules'
import { isSame } from '../write/paths'
import { wronglyTagged } from '../write/refresh-tags'
import { askPass, type PassKind, readPass, type RulePass, writePass } from '../write/rule-pass-state'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import type { Transaction } from '../write/transaction'

/** Contacts written in one transaction: each takes some 5 ms with its two dozen entries of indexes, and whoever asks waits. */
const MOST_WRITTEN = 12
/** Heat fades by itself. */
const SCORES_EVERY_MS = 7 * DAY_MS
const SCORED = 'pass:scoredAt'
/** The day, on this computer's calendar, on which rules that ask for the time were asked last. */
const RULED = 'pass:ruledOn'
/** What of the settings scores and rules rest on. */
const BASIS = 'pass:basis'

/** A new day may call for nothing; that is kept too, since it took some looking. */
type Due = PassKind | 'nothing'

type Part = {
  looked: number
  last: string | undefined
  isLast: boolean
  scored: string[]
  retagged: string[]
}

/** Asks for a pass when the week, the day or the settings call for one. Cheap when none does. */
export async function askDuePass(): Promise<void> {
  const settings = await readSettings()
  const due = await snapshot((db) => dueKind(db, settings))
  if (due === undefined) return
  await transact(async (tx) => {
    const again = await dueKind(tx.db, settings)
    if (again === undefined) return
    if (again !== 'nothing') await askPass(tx, again)
    await tx.db.meta.bulkPut(passMarks(again, settings, clockNow()))
  })
}

/** @returns what is kept of when a pass was asked for, and by which settings. */
export function passMarks(kind: Due, settings: Settings, now: number): MetaRow[] {
  const ruled = { key: RULED, value: localDayOf(now) }
  if (kind !== 'scores') return [ruled]
  return [ruled, { key: SCORED, value: now }, { key: BASIS, value: basisOf(settings) }]
}

/** @returns the pass that is under way; undefined while none is. */
export async function currentPass(): Promise<RulePass | undefined> {
  return snapshot((db) => readPass(db))
}

/**
 * Takes a pass on by at most `most` contacts, from where the caller left it. What changes is written together with how far
 * it has come, and else only when `isWritten` asks for it: a worker that dies then repeats what changed nothing.
 * @returns where it stands now; undefined when it is over, or was asked for anew.
 */
export async function passOn(
  pass: RulePass,
  most: number,
  isWritten: boolean,
): Promise<RulePass | undefined> {
  const settings = await readSettings()
  const part = await snapshot((db) => readPart(db, pass, most, settings))
  if (part === undefined) return undefined
  const next = { ...pass, after: part.last ?? pass.after, done: pass.done + part.looked }
  const isOver = part.isLast
  const changes = part.scored.length + part.retagged.length
  if (!isOver && !isWritten && changes === 0) return next
  return transact(async (tx) => {
    // It was asked for anew while this part was read.
    if ((await readPass(tx.db))?.asked !== pass.asked) return undefined
    tx.marks.isPass = true
    for (const id of part.scored) tx.marks.scores.add(id)
    for (const id of part.retagged) tx.marks.rules.add(id)
    await writePass(tx, isOver ? undefined : next)
    return isOver ? undefined : next
  })
}

type Db = Transaction['db']

async function dueKind(db: Db, settings: Settings): Promise<Due | undefined> {
  const now = clockNow()
  const [scored, ruled, basis] = await db.meta.bulkGet([SCORED, RULED, BASIS])
  const scoredAt = typeof scored?.value === 'number' ? scored.value : 0
  if (Math.abs(now - scoredAt) >= SCORES_EVERY_MS || !isSame(basis?.value, basisOf(settings))) return 'scores'
  if (ruled?.value === localDayOf(now)) return undefined
  if (await hasOrderThatCame(db, scoredAt, now)) return 'scores'
  return (await activeRules(db)).needs.time ? 'rules' : 'nothing'
}

/** Whether the day of an order has come that lay ahead when it was written. */
async function hasOrderThatCame(db: Db, since: number, now: number): Promise<boolean> {
  const end = new Date(now).setHours(24, 0, 0, 0)
  const found = await db.orders
    .where('[liveAt+id]')
    .between([since, Dexie.minKey], [end, Dexie.minKey])
    .filter(({ at, updatedAt }) => localDayOf(updatedAt) < localDayOf(at))
    .first()
  return found !== undefined
}

function basisOf({ grading, currency, stages }: Settings): string[] {
  return [JSON.stringify(grading), currency, JSON.stringify(stages.map(({ id, kind }) => [id, kind]))]
}

/** Looks first: most of what a pass passes stays as it is, and reading keeps nobody waiting. */
async function readPart(db: Db, pass: RulePass, most: number, settings: Settings): Promise<Part | undefined> {
  if ((await readPass(db))?.asked !== pass.asked) return undefined
  const rows = await db.contacts.where('id').above(pass.after).limit(most).toArray()
  const scored = pass.kind === 'scores' ? await scoredOf(db, rows) : []
  const isScored = new Set(scored)
  const rest = rows.filter(({ id }) => !isScored.has(id))
  const changed = await wronglyTagged(db, rest, await activeRules(db), settings, clockNow(), true)
  const toWrite = new Set([...scored, ...changed.map(({ contact }) => contact.id)])
  const ids = cutAfter(
    rows.map(({ id }) => id),
    toWrite,
  )
  return {
    looked: ids.length,
    last: ids.at(-1),
    isLast: rows.length < most && ids.length === rows.length,
    scored: ids.filter((id) => isScored.has(id)),
    retagged: ids.filter((id) => toWrite.has(id)),
  }
}

/** Writing locks the tables: where many change, a part ends sooner. */
function cutAfter(ids: readonly string[], toWrite: ReadonlySet<string>): string[] {
  let writes = 0
  const end = ids.findIndex((id) => {
    if (toWrite.has(id)) writes += 1
    return writes === MOST_WRITTEN
  })
  return end < 0 ? [...ids] : ids.slice(0, end + 1)
}

/** Those of whom anything is known that a score rests on. */
async function scoredOf(db: Db, rows: readonly ContactRow[]): Promise<string[]> {
  const [first, last] = [rows[0]?.id, rows.at(-1)?.id]
  if (first === undefined || last === undefined) return []
  const known = new Set([
    ...(await db.evidence.where('id').between(first, last, true, true).primaryKeys()),
    ...(await db.scores.where('id').between(first, last, true, true).primaryKeys()),
  ])
  return rows.filter(({ id, deletedAt }) => known.has(id) && deletedAt === undefined).map(({ id }) => id)
}
