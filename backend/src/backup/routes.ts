import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { Authorized } from '../http/caller.ts'
import { ApiError } from '../http/api-error.ts'
import type { Services } from '../services.ts'
import { exportEntries } from './export-entries.ts'
import { CHAIN_START, chain, toLine } from './lines.ts'

const querySchema = z.object({
  since: z._default(z.pipe(z.string().check(z.regex(/^\d{1,15}$/)), z.transform(Number)), 0),
})

/** @returns the route by which an owner takes a backup: JSON lines, all of it or what came after number `since`. */
export function createBackupRoutes({ db, now, log }: Pick<Services, 'db' | 'now' | 'log'>): Hono<Authorized> {
  const app = new Hono<Authorized>()
  app.get('/v1/admin/export', async (c) => {
    const { role, ws } = c.get('caller')
    if (role !== 'owner') throw new ApiError('FORBIDDEN')
    const query = z.safeParse(querySchema, c.req.query())
    if (!query.success) throw new ApiError('BAD_REQUEST', 'since')
    const { since } = query.data
    const lines = toLines(exportEntries({ db, ws, since, now }))
    // What can be refused is refused before the answer has begun.
    const first = await lines.next()
    log.info('backup', { ws, since })
    c.header('content-type', 'application/jsonl; charset=utf-8')
    c.header(
      'content-disposition',
      `attachment; filename="chatside-${since === 0 ? 'full' : `since-${since}`}.jsonl"`,
    )
    c.header('cache-control', 'no-store')
    return c.body(toStream(first, lines))
  })
  return app
}

async function* toLines(pages: AsyncIterable<string[]>): AsyncGenerator<string> {
  let sha256 = CHAIN_START
  for await (const page of pages) {
    let text = ''
    for (const entry of page) {
      sha256 = chain(sha256, entry)
      text += `${toLine(sha256, entry)}\n`
    }
    if (text !== '') yield text
  }
}

/** A page is read when there is room for it, so that a slow reader costs no memory. An error cuts the file short. */
function toStream(
  first: IteratorResult<string, unknown>,
  lines: AsyncGenerator<string>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let next: IteratorResult<string, unknown> | undefined = first
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { value, done } = next ?? (await lines.next())
        next = undefined
        if (done === true) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      cancel: async () => {
        await lines.return(undefined)
      },
    },
    { highWaterMark: 1 },
  )
}
