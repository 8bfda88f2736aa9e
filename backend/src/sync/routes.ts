import { Hono } from 'hono'
import * as z from 'zod/mini'
import { digestSchema, pullSchema } from '../../../storage/sync/wire.ts'
import type { Authorized } from '../http/caller.ts'
import { readBody } from '../http/read-body.ts'
import { refuseOther } from '../http/refuse-other.ts'
import { ApiError } from '../http/api-error.ts'
import { answerSigned } from '../signed/answer-signed.ts'
import type { Services } from '../services.ts'
import { digest } from './digest.ts'
import { endedTimelines } from './ended-timelines.ts'
import { pull } from './pull.ts'
import { push } from './push.ts'
import { pushEnvelopeSchema, readMutations } from './read-push.ts'

const upto = z.pipe(z.string().check(z.regex(/^\d{1,15}$/)), z.transform(Number))
const digestQuerySchema = z.extend(digestSchema, { upto })

/** @returns the routes by which devices keep in step; who asks is known already. */
export function createSyncRoutes(services: Services): Hono<Authorized> {
  const app = new Hono<Authorized>()
  app.post('/v1/sync/push', async (c) => {
    const { client, gen, now, muts, proto } = await readBody(c, pushEnvelopeSchema)
    refuseOther(proto)
    const caller = c.get('caller')
    const answer = await push(services, caller, { client, gen, now, sent: readMutations(muts) })
    return answerSigned(c, { db: services.db, ws: caller.ws, device: caller.deviceId }, answer)
  })
  app.post('/v1/sync/pull', async (c) => {
    const [ask, caller] = [await readBody(c, pullSchema), c.get('caller')]
    refuseOther(ask.proto)
    const answer = await pull(services, caller, ask)
    const isNew = Object.keys(ask.cursors).length === 0
    const ended = isNew ? await endedTimelines(services.db, caller.ws) : []
    const to = { db: services.db, ws: caller.ws, device: caller.deviceId }
    return answerSigned(c, to, ended.length === 0 ? answer : { ...answer, ended })
  })
  app.get('/v1/sync/digest', async (c) =>
    c.json(await digest(services, c.get('caller'), readAsk(c.req.query()))),
  )
  return app
}

function readAsk(query: Record<string, string>): z.infer<typeof digestSchema> {
  const ask = z.safeParse(digestQuerySchema, query)
  if (!ask.success) throw new ApiError('BAD_REQUEST', 'query')
  return ask.data
}
