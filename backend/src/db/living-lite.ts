import type { PGlite } from '@electric-sql/pglite'
import type { Log } from '../services.ts'
import type { Connections } from './connections.ts'
import { poolOver } from './pglite.ts'

/** A disk that is still full is not asked with each request: to begin anew takes a moment, in which nothing else is done. */
const AGAIN_AFTER_MS = 5_000
/** The database is over; one that ends a single connection does not occur here. */
const OVER = new Set(['PANIC', 'FATAL'])

type Stream = PGlite['execProtocolStream']
type Said = Awaited<ReturnType<Stream>>
/** What the driver needs of it. */
type Asked = Pick<PGlite, 'waitReady' | 'execProtocolStream'>
type Life = { lite: PGlite; pool: Connections; isOver: () => boolean }
/** `letGo`: frees what one that is over still holds, without another word to it. */
export type Living = { start: () => Promise<PGlite>; letGo: (lite: PGlite) => void; log?: Log | undefined }

/**
 * PostgreSQL ends when it cannot tell what has reached the disk, and begins anew from its log. PGlite has no process that
 * could end: it would go on with what stands in its memory alone (2026-11, PGlite 0.5.16). So one that has given up is never
 * asked again, and whoever comes next has another one begin. It can go once PGlite refuses by itself.
 * @returns connections to the one that lives. `close` ends it well, or lets it go when it is over.
 */
export async function openLiving(living: Living): Promise<Connections & { close: () => Promise<void> }> {
  let life = lifeOf(await living.start())
  let next: Promise<Life> | undefined
  let triedAt = Number.NEGATIVE_INFINITY
  const begin = async (): Promise<Life> => {
    triedAt = performance.now()
    living.letGo(life.lite)
    life = lifeOf(await living.start())
    living.log?.warn('database.begun-anew')
    return life
  }
  const alive = (): Promise<Life> => {
    if (!life.isOver()) return Promise.resolve(life)
    if (next === undefined && performance.now() - triedAt < AGAIN_AFTER_MS)
      return Promise.reject(new Error('The database has given up.'))
    next ??= begin().finally(() => (next = undefined))
    return next
  }
  return {
    connect: async () => (await alive()).pool.connect(),
    query: async (text, values) => (await alive()).pool.query(text, values),
    end: async () => life.pool.end(),
    close: async () => {
      if (life.isOver()) living.letGo(life.lite)
      else await life.lite.close()
    },
  }
}

function lifeOf(lite: PGlite): Life {
  let isOver = false
  const asked: Asked = {
    waitReady: lite.waitReady,
    execProtocolStream: async (message, options) => {
      if (isOver) throw new Error('The database has given up.')
      const said = await lite.execProtocolStream(message, options)
      isOver ||= said.some(isLast)
      return said
    },
  }
  return { lite, pool: poolOver(asked), isOver: () => isOver }
}

function isLast(message: Said[number]): boolean {
  return 'severity' in message && typeof message.severity === 'string' && OVER.has(message.severity)
}
