import { once } from 'node:events'
import type { IncomingMessage, OutgoingHttpHeaders, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { buildPracticePage } from './build'
import type { PracticeBundle } from './build'
import { practiceCertificate } from './serving/certificate'
import { practiceDocument } from './serving/page'
import { createProxy } from './serving/proxy'
import { PRACTICE_ORIGIN } from './url'

export interface PracticeServer {
  /** Start a browser with this proxy and with certificate errors ignored. */
  proxyUrl: string
  /** For Chromium's --ignore-certificate-errors-spki-list. */
  spkiHash: string
  /** Requests that reached the practice page's host. */
  requests: { host: string; method: string; path: string }[]
  /** Connections to any other host, which were refused. */
  blocked: { host: string }[]
  /** Adds headers to the practice page, or takes some away with undefined. */
  setHeaders(headers: Record<string, string | undefined>): void
  /** Serves another page of the same origin; by default without a policy of its own. */
  addPage(path: string, html: string, headers?: OutgoingHttpHeaders): void
  close(): Promise<void>
}

interface Site {
  bundle: PracticeBundle
  pages: Map<string, { html: string; headers: OutgoingHttpHeaders }>
  extraHeaders: Record<string, string | undefined>
  requests: PracticeServer['requests']
}

const HOST = new URL(PRACTICE_ORIGIN).host

/** Serves the practice page at the real address to every browser that uses the proxy. */
export async function startPracticeServer(): Promise<PracticeServer> {
  const [bundle, { key, cert, spkiHash }] = await Promise.all([buildPracticePage(), practiceCertificate()])
  const site: Site = { bundle, pages: new Map(), extraHeaders: {}, requests: [] }
  const blocked: PracticeServer['blocked'] = []
  const sockets = new Set<Socket>()
  const web = createServer({ key, cert }, (request, response) => answer(site, request, response))
  const proxy = createProxy(`${HOST}:443`, {
    onConnection: (socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      web.emit('connection', socket)
    },
    onBlocked: (host) => blocked.push({ host }),
  })
  await listen(proxy)
  return {
    proxyUrl: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    spkiHash,
    requests: site.requests,
    blocked,
    setHeaders: (headers) => {
      Object.assign(site.extraHeaders, headers)
    },
    addPage: (path, html, headers = {}) => {
      site.pages.set(path, { html, headers })
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      return stop(proxy)
    },
  }
}

function answer(site: Site, request: IncomingMessage, response: ServerResponse): void {
  const { method = 'GET', url: path = '/' } = request
  site.requests.push({ host: request.headers.host ?? '', method, path })
  const url = new URL(path, PRACTICE_ORIGIN)
  const added = site.pages.get(url.pathname)
  if (added !== undefined) {
    send(response, added.html, { 'content-type': 'text/html; charset=utf-8', ...added.headers })
  } else if (url.pathname === '/practice/page.js') {
    send(response, site.bundle.js, { 'content-type': 'text/javascript; charset=utf-8' })
  } else if (url.pathname === '/practice/style.css') {
    send(response, site.bundle.css, { 'content-type': 'text/css; charset=utf-8' })
  } else if (url.pathname === '/' || url.pathname === '/send') {
    const { html, headers } = practiceDocument(url.searchParams)
    send(response, html, { ...headers, ...site.extraHeaders })
  } else {
    response.writeHead(404).end()
  }
}

function send(response: ServerResponse, body: string, headers: OutgoingHttpHeaders): void {
  const defined = Object.entries(headers).filter(([, value]) => value !== undefined)
  response.writeHead(200, { 'cache-control': 'no-store', ...Object.fromEntries(defined) }).end(body)
}

async function listen(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
}

async function stop(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
