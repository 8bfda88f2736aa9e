import { fakeBrowser } from 'wxt/testing/fake-browser'
import { createReminders, type ReminderMemory, type ReminderPorts } from '@/entrypoints/background/reminders'
import { closeDatabase, database } from '@/storage/database'
import { NAME_KEY } from '@/storage/stored-database'
import { toAgreeOn } from '@/storage/repositories/due-follow-ups'
import { keepOwners } from '@/storage/repositories/keep-owners'
import { type Agreed, isForUs, type Offer } from '@/storage/repositories/shared-due'
import type { FollowUpRow, RowOf } from '@/storage/rows'
import { getRow, putRow } from '@/storage/write/put-row'
import { transact } from '@/storage/write/transact'
import { now } from '@/utils/clock'
import { noticeIdOf } from '@/utils/follow-ups/notices'
import type { QuietHours } from '@/utils/quiet-hours'
import { dieAfter } from '../../helpers/dying-worker'
import { linkTo } from './support'

const LOCKED_FOR_MS = 5_000

/** What goes over the wire of a follow-up: one that is only claimed is due for all others. */
type Wire = { state: 'due' | 'fired' | 'done'; dueAt: number; firedAt?: number | undefined }

/** A server as far as reminders need one. */
export class Server {
  rows = new Map<string, Wire>()
  locks = new Map<string, { by: string; until: number; fence: number }>()

  take(name: string, by: string): Offer {
    const lock = this.locks.get(name)
    const isOver = lock === undefined || lock.until < now()
    if (!isOver && lock.by !== by) return { isYours: false, fence: lock.fence }
    const fence = (lock?.fence ?? 0) + Number(isOver)
    this.locks.set(name, { by, until: now() + LOCKED_FOR_MS, fence })
    return { isYours: true, fence }
  }
}

/** Where a worker dies: before it shows, right after, or after some writes. */
export type Death = 'before' | 'after' | number

/** A browser of a person in the team, with a database of its own. One of them is awake at a time. */
export class Device {
  readonly name: string
  readonly shown: string[] = []
  isOnline = true
  quiet: QuietHours = { on: false, from: 0, to: 0 }
  badge = 0
  alarm: number | undefined
  #server: Server
  #userId: string
  #memory: ReminderMemory = { hadDigest: true }
  #synced = new Map<string, string>()
  #death: Death | undefined

  constructor(name: string, userId: string, server: Server) {
    this.name = name
    this.#userId = userId
    this.#server = server
  }

  /** Runs `work` in this browser. */
  async with<Result>(work: () => Promise<Result>): Promise<Result> {
    const stored = await fakeBrowser.storage.local.get(NAME_KEY)
    if (stored[NAME_KEY] !== this.name) {
      closeDatabase()
      await fakeBrowser.storage.local.set({ [NAME_KEY]: this.name })
    }
    return work()
  }

  async join(contact: RowOf<'contacts'>, followUps: readonly RowOf<'followUps'>[]): Promise<void> {
    await this.with(async () => {
      const { tables } = await database()
      await Promise.all(tables.map((table) => table.clear()))
      await linkTo(this.#userId)
      await transact(async (tx) => {
        await putRow(tx, 'contacts', contact, undefined)
        for (const row of followUps) await putRow(tx, 'followUps', row, undefined)
        await tx.db.contacts.update(contact.id, { nextFollowUpAt: 1 })
      })
      await keepOwners()
    })
    for (const row of followUps) this.#synced.set(row.id, JSON.stringify(wireOf(row)))
  }

  /** A worker looks at what is due, and may die of it. */
  async tick(death?: Death): Promise<void> {
    this.#death = death
    await this.with(async () => {
      const work = (): Promise<void> => createReminders(this.#ports()).tick()
      if (typeof death === 'number') await dieAfter(death, work)
      else if (death === undefined) await work()
      else await work().catch(() => undefined)
    })
  }

  push(): Promise<void> {
    return this.with(() => this.#push())
  }

  sync(): Promise<void> {
    return this.with(() => this.#sync())
  }

  async row(id: string): Promise<FollowUpRow | undefined> {
    return this.with(async () => (await database()).followUps.get(id))
  }

  async #sync(): Promise<void> {
    if (!this.isOnline) return
    await this.#push()
    await transact(async (tx) => {
      for (const [id, theirs] of this.#server.rows) {
        const old = (await getRow(tx, 'followUps', id)) as FollowUpRow
        this.#synced.set(id, JSON.stringify(theirs))
        if (JSON.stringify(wireOf(old)) === JSON.stringify(theirs)) continue
        const { firedAt: _, ...rest } = old
        const { firedAt, ...place } = theirs
        await putRow(tx, 'followUps', { ...rest, ...place, ...(firedAt !== undefined && { firedAt }) }, old)
      }
    })
  }

  async #push(): Promise<void> {
    if (!this.isOnline) return
    for (const row of await (await database()).followUps.toArray()) {
      const own = JSON.stringify(wireOf(row))
      if (this.#synced.get(row.id) === own) continue
      this.#server.rows.set(row.id, wireOf(row))
      this.#synced.set(row.id, own)
    }
  }

  #ports(): ReminderPorts {
    return {
      show: async ({ id, items }) => {
        if (this.#death === 'before') throw new Error('died')
        this.shown.push(...items.map(({ followUpId }) => followUpId))
        if (this.#death === 'after') throw new Error(`died after ${id}`)
      },
      setBadge: async (count) => void (this.badge = count),
      wakeAt: async (at) => void (this.alarm = at),
      agree: async (at) => this.#agree(at),
      readQuietHours: async () => ({ quiet: this.quiet, timeZone: 'UTC' }),
      memory: { read: async () => this.#memory, write: async (memory) => void (this.#memory = memory) },
    }
  }

  async #agree(at: number): Promise<Agreed | undefined> {
    if (!this.isOnline) return undefined
    await this.#sync()
    const due = await toAgreeOn(at)
    const elsewhere = due.filter((row) => !isForUs(row, this.#server.take(noticeIdOf(row), this.name)))
    return { asked: new Set(due.map(noticeIdOf)), elsewhere: new Set(elsewhere.map(noticeIdOf)) }
  }
}

function wireOf({ state, dueAt, firedAt }: RowOf<'followUps'>): Wire {
  return { state: state === 'firing' ? 'due' : state, dueAt, ...(firedAt !== undefined && { firedAt }) }
}
