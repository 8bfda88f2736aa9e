import { Hono } from 'hono'
import { grantsAskSchema, newEpochSchema, recoveryAskSchema } from '../../../storage/sync/people-wire.ts'
import type { Authorized } from '../http/caller.ts'
import { readBody } from '../http/read-body.ts'
import type { RightsServices } from '../people/change-rights.ts'
import { addGrants, beginEpoch, listHolders, readKeys } from './keys.ts'
import { readRecovery, storeRecovery } from './recovery.ts'

/** Keys of sensitive text, which the server only ever has wrapped. */
export function createKeyRoutes(services: RightsServices): Hono<Authorized> {
  return new Hono<Authorized>()
    .get('/', async (c) => c.json(await readKeys(services, c.get('caller'))))
    .get('/recovery', async (c) => c.json(await readRecovery(services, c.get('caller'))))
    .put('/recovery', async (c) => {
      await storeRecovery(services, c.get('caller'), await readBody(c, recoveryAskSchema))
      return c.body(null, 204)
    })
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
