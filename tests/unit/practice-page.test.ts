import { request } from 'node:http'
import { connect } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPracticeServer } from '../whatsapp-web/server'
import type { PracticeServer } from '../whatsapp-web/server'

interface Answer {
  status: number
  head: string
  body: string
}

describe('the practice page server', () => {
  let server: PracticeServer

  beforeAll(async () => {
    server = await startPracticeServer()
  })

  afterAll(async () => {
    await server.close()
  })

  it('serves the page at the real address under a strict policy with a new nonce each time', async () => {
    const first = await get(server.proxyUrl, '/')
    const second = await get(server.proxyUrl, '/')
    const nonce = /script-src 'nonce-([^']+)' 'strict-dynamic'/.exec(first.head)?.[1] ?? 'none'
    expect(first.status).toBe(200)
    expect(first.head).toContain("connect-src 'self'")
    expect(first.head).toContain("frame-src 'none'")
    expect(first.head).toContain('cross-origin-embedder-policy: require-corp')
    expect(first.head).toContain('cross-origin-opener-policy: same-origin')
    expect(first.body).toContain(`<script nonce="${nonce}"`)
    expect(second.body).not.toContain(nonce)
  })

  it('serves the application as one script and one style sheet', async () => {
    const script = await get(server.proxyUrl, '/practice/page.js')
    const style = await get(server.proxyUrl, '/practice/style.css')
    expect(script.head).toContain('text/javascript')
    expect(script.body).toContain('WAWebChatCollection')
    expect(style.body).toContain('#main')
  })

  it('lets a test choose the other embedder policy, its own headers and its own pages', async () => {
    server.setHeaders({ 'x-frame-options': undefined, 'x-test': 'yes' })
    server.addPage('/attack', '<title>attack</title>')
    const page = await get(server.proxyUrl, '/?coep=credentialless')
    const attack = await get(server.proxyUrl, '/attack?1')
    expect(page.head).toContain('cross-origin-embedder-policy: credentialless')
    expect(page.head).toContain('x-test: yes')
    expect(page.head).not.toContain('x-frame-options')
    expect(attack.body).toBe('<title>attack</title>')
  })

  it('refuses and records every other host, encrypted or not', async () => {
    const encrypted = await tunnel(server.proxyUrl, 'example.com:443')
    const plain = await plainGet(server.proxyUrl, 'http://example.com/x')
    expect(encrypted.status).toBe(403)
    expect(plain).toBe(403)
    expect(server.blocked).toEqual([{ host: 'example.com:443' }, { host: 'example.com' }])
    expect(server.requests.every((each) => each.host === 'web.whatsapp.com')).toBe(true)
  })
})

function tunnel(
  proxyUrl: string,
  host: string,
): Promise<{ status: number; socket: import('node:net').Socket }> {
  return new Promise((resolve, reject) => {
    request(proxyUrl, { method: 'CONNECT', path: host })
      .on('connect', (response, socket) => resolve({ status: response.statusCode ?? 0, socket }))
      .on('error', reject)
      .end()
  })
}

async function get(proxyUrl: string, path: string): Promise<Answer> {
  const { socket } = await tunnel(proxyUrl, 'web.whatsapp.com:443')
  const secure = connect({ socket, servername: 'web.whatsapp.com', rejectUnauthorized: false })
  secure.write(`GET ${path} HTTP/1.0\r\nhost: web.whatsapp.com\r\nconnection: close\r\n\r\n`)
  const chunks: Buffer[] = []
  for await (const chunk of secure) chunks.push(chunk as Buffer)
  const [head = '', ...body] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), head, body: body.join('\r\n\r\n') }
}

function plainGet(proxyUrl: string, url: string): Promise<number> {
  const { hostname, port } = new URL(proxyUrl)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: url, headers: { host: 'example.com' } })
      .on('response', (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      .on('error', reject)
      .end()
  })
}
