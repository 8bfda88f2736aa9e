import { Hono } from 'hono'
import { lockAskSchema } from '../../../storage/sync/wire.ts'
import type { Authorized } from '../http/caller.ts'
import { readBody } from '../http/read-body.ts'
import type { Services } from '../services.ts'

/** `POST /v1/locks`: as the `lock` frame, for a device whose line is down. */
export function createLockRoutes({ locks }: Pick<Services, 'locks'>): Hono<Authorized> {
  return new Hono<Authorized>().post('/v1/locks', async (c) => {
    const { lock, isYours } = await locks.ask(c.get('caller'), await readBody(c, lockAskSchema))
    return c.json({ lock: lock ?? null, isYours })
  })
}
