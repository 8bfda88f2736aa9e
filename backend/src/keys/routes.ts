import { Hono } from 'hono'
import { grantsAskSchema, newEpochSchema } from '../../../storage/sync/people-wire.ts'
import type { Authorized } from '../http/caller.ts'
import { readBody } from '../http/read-body.ts'
import type { Services } from '../services.ts'
import { addGrants, beginEpoch, listHolders, readKeys, readRecovery } from './keys.ts'

/** Keys of sensitive text, which the server only ever has wrapped. */
export function createKeyRoutes(services: Pick<Services, 'db'>): Hono<Authorized> {
  return new Hono<Authorized>()
    .get('/', async (c) => c.json(await readKeys(services, c.get('caller'))))
    .get('/recovery', async (c) => c.json(await readRecovery(services, c.get('caller'))))
    .get('/holders', async (c) => c.json({ holders: await listHolders(services, c.get('caller')) }))
    .post('/', async (c) => {
      await beginEpoch(services, c.get('caller'), await readBody(c, newEpochSchema))
      return c.body(null, 201)
    })
    .post('/grants', async (c) => {
      await addGrants(services, c.get('caller'), await readBody(c, grantsAskSchema))
      return c.body(null, 204)
    })
}
