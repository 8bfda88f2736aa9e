import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

export interface ProxyEvents {
  /** A connection to the practice page's host, still encrypted. */
  onConnection: (socket: Socket) => void
  /** Somebody wanted another host, and was refused. */
  onBlocked: (host: string) => void
}

/** A proxy that knows one host and refuses all others. */
export function createProxy(allowedHost: string, { onConnection, onBlocked }: ProxyEvents): Server {
  const server = createServer((request, response) => {
    onBlocked(hostOf(request.url ?? '', request.headers.host))
    response.writeHead(403, { connection: 'close' }).end('Refused by the practice proxy.\n')
  })
  server.on('connect', (request, socket: Socket, head) => {
    // A browser that is closed resets its connections; there is nobody left to tell.
    socket.on('error', () => socket.destroy())
    const host = request.url ?? ''
    if (host !== allowedHost) {
      onBlocked(host)
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
      return
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    if (head.length > 0) socket.unshift(head)
    onConnection(socket)
  })
  return server
}

function hostOf(url: string, header: string | undefined): string {
  return URL.canParse(url) ? new URL(url).host : (header ?? url)
}
