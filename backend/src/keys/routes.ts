import { Hono } from 'hono'
import * as z from 'zod/mini'
import { grantsAskSchema, newEpochSchema, recoveryAskSchema } from '../../../storage/sync/people-wire.ts'
import type { Authorized } from '../http/caller.ts'
import { readBody } from '../http/read-body.ts'
import type { RightsServices } from '../people/change-rights.ts'
import { answerSigned } from '../signed/answer-signed.ts'
import { addGrants, beginEpoch, lookAtKeys } from './keys.ts'
import { readRecovery, storeRecovery } from './recovery.ts'

/** Keys of sensitive text, which the server only ever has wrapped. */
export function createKeyRoutes(services: RightsServices): Hono<Authorized> {
  return new Hono<Authorized>()
    .post('/look', async (c) => {
      await readBody(c, z.object({}))
      const caller = c.get('caller')
      const to = { db: services.db, ws: caller.ws, device: caller.deviceId }
      return answerSigned(c, to, await lookAtKeys(services, caller))
    })
    .get('/recovery', async (c) => c.json(await readRecovery(services, c.get('caller'))))
    .put('/recovery', async (c) => {
      await storeRecovery(services, c.get('caller'), await readBody(c, recoveryAskSchema))
      return c.body(null, 204)
    })
    .post('/', async (c) => {
      await beginEpoch(services, c.get('caller'), await readBody(c, newEpochSchema))
      return c.body(null, 201)
    })
    .post('/grants', async (c) => {
      await addGrants(services, c.get('caller'), await readBody(c, grantsAskSchema))
      return c.body(null, 204)
    })
}
