import type { Connection } from 'puppeteer-core'
import type { TraceEvent } from './trace-event'

// Nothing more than is needed: what is recorded slows what is measured.
const CATEGORIES = {
  /** Events and calls into scripts, with their lengths. */
  calls: ['blink.user_timing', 'devtools.timeline'],
  /** Tasks, and V8's samples of what runs in them. */
  tasks: [
    'blink.user_timing',
    'disabled-by-default-devtools.timeline',
    'disabled-by-default-v8.cpu_profiler',
  ],
} as const

/** Records what all processes of the browser do while `work` runs. @returns the events, in no particular order. */
export async function recordTrace(
  connection: Connection,
  kind: keyof typeof CATEGORIES,
  work: () => Promise<void>,
): Promise<TraceEvent[]> {
  await connection.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: [...CATEGORIES[kind]] },
  })
  const complete = new Promise<{ stream?: string | undefined }>((resolve) => {
    connection.once('Tracing.tracingComplete', resolve)
  })
  try {
    await work()
  } finally {
    await connection.send('Tracing.end')
  }
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
