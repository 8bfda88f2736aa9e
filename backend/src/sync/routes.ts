import { Hono } from 'hono'
import * as z from 'zod/mini'
import { digestSchema, pullSchema } from '../../../storage/sync/wire.ts'
import type { Authorized } from '../http/caller.ts'
import { readBody } from '../http/read-body.ts'
import { ApiError } from '../http/api-error.ts'
import type { Services } from '../services.ts'
import { digest } from './digest.ts'
import { pull } from './pull.ts'
import { push } from './push.ts'
import { pushEnvelopeSchema, readMutations } from './read-push.ts'

const upto = z.pipe(z.string().check(z.regex(/^\d{1,15}$/)), z.transform(Number))
const digestQuerySchema = z.extend(digestSchema, { upto })

/** @returns the routes by which devices keep in step; who asks is known already. */
export function createSyncRoutes(services: Services): Hono<Authorized> {
  const app = new Hono<Authorized>()
  app.post('/v1/sync/push', async (c) => {
    const { client, gen, now, muts } = await readBody(c, pushEnvelopeSchema)
    return c.json(await push(services, c.get('caller'), { client, gen, now, sent: readMutations(muts) }))
  })
  app.post('/v1/sync/pull', async (c) =>
    c.json(await pull(services, c.get('caller'), await readBody(c, pullSchema))),
  )
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
