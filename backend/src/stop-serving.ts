import { once } from 'node:events'
import type { Server } from 'node:http'

const PATIENCE_MS = 10_000
const LOOK_EVERY_MS = 20

/** Takes nothing new, lets what has begun come to its end, and then cuts what still does not. */
export async function stopServing(server: Server, patienceMs = PATIENCE_MS): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // A browser keeps its connection for the next request, which is not to come.
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS)
  const late = setTimeout(() => server.closeAllConnections(), patienceMs)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}
