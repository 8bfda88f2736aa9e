import { assert } from 'vitest'
import {
  createReminders,
  type ReminderMemory,
  type ReminderPorts,
  type Reminders,
} from '@/entrypoints/background/reminders'
import type { Notice } from '@/storage/repositories/due-follow-ups'
import { type QuietHours, quietUntil } from '@/utils/quiet-hours'
import { setTime } from './background'
import { dieAfter, restartWorker } from './dying-worker'

export const ZONE = 'Europe/Rome'
/** Browsers let no alarm ring earlier than this after it was set. */
const ALARM_ROUNDING_MS = 30_000

/** One promise to remind: a follow-up at one time. Putting it off ends it and makes another one. */
export type Promised = {
  id: string
  dueAt: number
  setAt: number
  isOpen: boolean
  shownBy: Set<string>
  shownAt?: number
}
/** Where a worker dies: before it shows, right after, or after some writes of its transactions. */
export type Death = 'after claim' | 'after notify' | number

/** A browser with a clock, notifications and alarms of its own, in which a worker may die at named points. */
export class ReminderWorld {
  time = 0
  /** The latest moment the clock has shown: one that is set back shows earlier ones again. */
  latest = 0
  zone = ZONE
  promised: Promised[] = []
  memory: ReminderMemory = { hadDigest: false }
  quiet: QuietHours = { on: false, from: 0, to: 0 }
  nextAlarm: number | undefined
  badge = 0
  deaths: number[] = []
  digests = 0
  #death: Death | undefined
  #buried: (() => void) | undefined
  #worker: Reminders | undefined

  moveTo(at: number): void {
    this.time = at
    this.latest = Math.max(this.latest, at)
    setTime(at)
  }

  promise(id: string, dueAt: number): void {
    this.promised.push({ id, dueAt, setAt: this.time, isOpen: true, shownBy: new Set() })
  }

  openOne(id: string): Promised | undefined {
    return this.promised.findLast((one) => one.id === id && one.isOpen)
  }

  isQuiet(): boolean {
    return quietUntil(this.time, this.quiet, this.zone) !== undefined
  }

  /** A worker looks at the database, a new one when none is alive; it may die doing so. @returns whether it lives. */
  async tick(death?: Death): Promise<boolean> {
    this.#worker ??= createReminders(this.#ports())
    this.#death = death
    if (typeof death === 'number') {
      await dieAfter(death, () => this.#worker?.tick() ?? Promise.resolve())
      return this.bury()
    }
    const died = new Promise<'died'>((resolve) => {
      this.#buried = () => resolve('died')
    })
    const outcome = await Promise.race([this.#worker.tick(), died])
    if (outcome === 'died') return this.bury()
    this.#expectKept()
    return true
  }

  /** Two workers look at the database at once, as while an update replaces one by the other. */
  async tickTwice(): Promise<void> {
    this.#death = undefined
    this.#worker ??= createReminders(this.#ports())
    await Promise.all([this.#worker.tick(), createReminders(this.#ports()).tick()])
    this.#expectKept()
  }

  /** The worker is gone, and with it all it remembered. */
  bury(): false {
    restartWorker()
    this.#worker = undefined
    this.deaths.push(this.time)
    return false
  }

  /** Whoever was promised a reminder by now has it, unless it is quiet; and the badge counts them. */
  #expectKept(): void {
    const due = this.promised.filter(({ isOpen, dueAt }) => isOpen && dueAt <= this.time)
    // What fired while the clock was ahead stays so.
    if (this.time === this.latest) assert.equal(this.badge, due.length)
    if (!this.isQuiet())
      assert.deepEqual(
        due.filter(({ shownBy }) => shownBy.size === 0),
        [],
      )
  }

  #ports(): ReminderPorts {
    return {
      show: (notice) => this.#show(notice),
      setBadge: async (count) => void (this.badge = count),
      wakeAt: async (at) => this.#setAlarm(at),
      readQuietHours: async () => ({ quiet: this.quiet, timeZone: this.zone }),
      memory: {
        read: async () => this.memory,
        write: async (memory) => void (this.memory = memory),
      },
    }
  }

  #setAlarm(at: number | undefined): void {
    if (at === undefined) this.nextAlarm = undefined
    else if (at !== this.nextAlarm) this.nextAlarm = Math.max(at, this.time + ALARM_ROUNDING_MS)
  }

  async #show({ id, items }: Notice): Promise<void> {
    if (this.#death === 'after claim') return this.#die()
    assert.isFalse(this.isQuiet())
    if (items.length > 1) this.digests += 1
    for (const { followUpId } of items) {
      const one = this.openOne(followUpId)
      assert.isDefined(one)
      assert.isAtMost(one.dueAt, this.latest)
      one.shownBy.add(id)
      one.shownAt ??= this.time
    }
    if (this.#death === 'after notify') return this.#die()
  }

  /** Nothing of a dead worker goes on: what it waits for never comes. */
  #die(): Promise<never> {
    this.#buried?.()
    return new Promise(() => undefined)
  }
}
