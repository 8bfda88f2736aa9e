import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod/mini'

const holderSchema = z.object({ pid: z.int(), host: z.string(), started: z.string(), token: z.string() })
type Holder = z.infer<typeof holderSchema>

const BEAT_MS = 3_000
/** Whether a process on another machine, or in another container, lives is only seen by its beats. */
const DEAD_AFTER_MS = 15_000
const SETTLE_MS = 30

/**
 * Takes a folder for this process alone. What a dead process has left is taken over.
 * @returns what gives it back.
 * @throws a sentence when another process has it.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const path = join(folder, 'lock')
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid) ?? '',
    token: randomUUID(),
  }
  const holder = readHolder(path)
  if (holder !== undefined && isAlive(path, holder)) throw held(folder, holder)
  if (holder !== undefined) rmSync(path, { force: true })
  if (!claim(path, mine)) throw held(folder, readHolder(path))
  // Two that found the same dead one might each have removed the other's.
  await sleep(SETTLE_MS)
  const now = readHolder(path)
  if (now?.token !== mine.token) throw held(folder, now)
  ours.add(mine.token)
  const beat = setInterval(() => beatOnce(path, mine), BEAT_MS).unref()
  return () => {
    clearInterval(beat)
    ours.delete(mine.token)
    if (readHolder(path)?.token === mine.token) rmSync(path, { force: true })
  }
}

/** A container's process has the same number each time: a lock of our own number need not be ours. */
const ours = new Set<string>()

function isAlive(path: string, { pid, host, started, token }: Holder): boolean {
  if (ours.has(token)) return true
  if (host !== hostname()) return Date.now() - statSync(path).mtimeMs < DEAD_AFTER_MS
  return pid !== process.pid && isRunning(pid) && (startOf(pid) ?? '') === started
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It runs, as somebody else.
    return codeOf(error) === 'EPERM'
  }
}

/** When a process was started, where the system tells: numbers are given again. */
function startOf(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`)
  // The name before it is in brackets and may hold anything.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
}

/** The file is there with all its text, or not at all. */
function claim(path: string, mine: Holder): boolean {
  const draft = `${path}.${mine.token}`
  writeFileSync(draft, JSON.stringify(mine))
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function beatOnce(path: string, mine: Holder): void {
  if (readHolder(path)?.token === mine.token) utimesSync(path, new Date(), new Date())
}

function readHolder(path: string): Holder | undefined {
  const text = readIfThere(path)
  return text === undefined ? undefined : holderSchema.parse(JSON.parse(text))
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH') return undefined
    throw error
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function held(folder: string, holder: Holder | undefined): Error {
  const who = holder === undefined ? 'Another process' : `Process ${holder.pid} on ${holder.host}`
  return new Error(`${who} is using the folder ${folder}. Stop it first; two on one folder would damage it.`)
}
