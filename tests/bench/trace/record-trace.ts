import type { Connection } from 'puppeteer-core'
import type { TraceEvent } from './trace-event'

// Listener calls and tasks with their lengths, and our own marks; no stacks and no samples, which would cost much more.
const CATEGORIES = ['devtools.timeline', 'toplevel', 'blink.user_timing', '__metadata']

/** Records what all processes of the browser do while `work` runs. @returns the events, in no particular order. */
export async function recordTrace(connection: Connection, work: () => Promise<void>): Promise<TraceEvent[]> {
  await connection.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: CATEGORIES },
  })
  try {
    await work()
  } catch (error) {
    await connection.send('Tracing.end')
    throw error
  }
  const complete = new Promise<{ stream?: string | undefined }>((resolve) => {
    connection.once('Tracing.tracingComplete', resolve)
  })
  await connection.send('Tracing.end')
  const { stream } = await complete
  if (stream === undefined) throw new Error('The browser recorded no trace')
  const text = await readStream(connection, stream)
  return (JSON.parse(text) as { traceEvents: TraceEvent[] }).traceEvents
}

async function readStream(connection: Connection, handle: string): Promise<string> {
  const parts: Buffer[] = []
  for (;;) {
    const { data, base64Encoded, eof } = await connection.send('IO.read', { handle })
    parts.push(Buffer.from(data, base64Encoded === true ? 'base64' : 'utf8'))
    if (eof) break
  }
  await connection.send('IO.close', { handle })
  return Buffer.concat(parts).toString('utf8')
}
