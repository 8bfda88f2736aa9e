import * as z from 'zod/mini'
import { browser } from '@/utils/browser'
import { now } from '@/utils/clock'
import { epochMs } from '../schema/fields'

/** Beside the database, as the session is, so that a worker that died and a browser that was closed change nothing of it. */
const KEY = 'teamStatus'
/** That all is in step is written down no more often. */
const IN_STEP_EVERY_MS = 60_000

const statusSchema = z.object({
  /** When all had come and gone for the last time. */
  inStepAt: z.optional(epochMs),
  /** Since when the server does not answer; absent while it does. */
  since: z.optional(epochMs),
  /** Server and extension are of two versions, and this one is the older. */
  outdated: z.optional(z.enum(['extension', 'server'])),
  /** What answers cannot show that it is the server. */
  isUnproved: z.optional(z.literal(true)),
  /** The team is being left, and what came from it goes or stays. */
  leaving: z.optional(z.enum(['keep', 'wipe'])),
})
export type TeamStatus = z.infer<typeof statusSchema>

let cached: TeamStatus | undefined
let writtenAt = 0

/** @returns how the server was last found. */
export async function readTeamStatus(): Promise<TeamStatus> {
  if (cached !== undefined) return cached
  const stored = await browser.storage.local.get(KEY)
  const parsed = z.safeParse(statusSchema, stored[KEY])
  cached ??= parsed.success ? parsed.data : {}
  return cached
}

/** All has come and gone. */
export async function noteInStep(): Promise<void> {
  const { leaving, ...known } = await readTeamStatus()
  const isSame = !isAway(known)
  const next = { inStepAt: now(), ...(leaving && { leaving }) }
  if (isSame && Math.abs(now() - writtenAt) < IN_STEP_EVERY_MS) cached = next
  else await write(next)
}

/** The server was not reached, will not talk with this version, or cannot show that it is it. The first time counts. */
export async function noteAway(why: Pick<TeamStatus, 'outdated' | 'isUnproved'> = {}): Promise<void> {
  const { since, outdated, isUnproved, ...known } = await readTeamStatus()
  if (since !== undefined && outdated === why.outdated && isUnproved === why.isUnproved) return
  await write({ ...known, since: since ?? now(), ...why })
}

/** It answers again, though not all has come and gone yet. */
export async function noteReached(): Promise<void> {
  const status = await readTeamStatus()
  if (!isAway(status)) return
  const { since: _, outdated: _outdated, isUnproved: _unproved, ...known } = status
  await write(known)
}

function isAway({ since, outdated, isUnproved }: TeamStatus): boolean {
  return since !== undefined || outdated !== undefined || isUnproved !== undefined
}

/** The team is left from now on, whatever happens to this worker. */
export async function noteLeaving(wipe: boolean): Promise<void> {
  await write({ ...(await readTeamStatus()), leaving: wipe ? 'wipe' : 'keep' })
}

/** Without a team nothing is known. */
export async function forgetTeamStatus(): Promise<void> {
  cached = undefined
  writtenAt = 0
  await browser.storage.local.remove(KEY)
}

async function write(status: TeamStatus): Promise<void> {
  cached = status
  writtenAt = now()
  await browser.storage.local.set({ [KEY]: status })
}
