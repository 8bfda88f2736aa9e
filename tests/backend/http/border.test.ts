import { beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../../../backend/src/db/db.ts'
import { createMetrics } from '../../../backend/src/http/metrics.ts'
import { openOffice, PUBKEY, type Office } from '../people/support/office.ts'
import { freshDatabase } from '../support/databases.ts'

const EXTENSION = `chrome-extension://${'a'.repeat(32)}`
const METRICS_TOKEN = 'a-token-of-the-metrics'
const SECRET_VALUE = 'very-private-value'

let db: Db
let office: Office
let isStopping = false
let isBroken = false
const logged: unknown[] = []

beforeAll(async () => {
  db = await freshDatabase()
  // Fails on demand, with a text that holds what nobody may read in a log.
  const breakable: Db = {
    ...db,
    own: (work) => (isBroken ? Promise.reject(new Error(`no such row: ${SECRET_VALUE}`)) : db.own(work)),
  }
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (...all: unknown[]) => void logged.push(all),
  }
  const options = { metrics: createMetrics(), metricsToken: METRICS_TOKEN, isStopping: () => isStopping }
  office = await openOffice(breakable, options, log)
})

describe('who is not a device of the team', () => {
  it.each([undefined, '', 'short', 'x'.repeat(43), "' or 1=1 --"])(
    'is refused with the token %j',
    async (token) => {
      for (const path of ['/v1/sync/pull', '/v1/admin/members', '/v1/keys', '/v1/locks', '/v1/nothing']) {
        const { status, body } = await office.ask(token, 'POST', path, {})
        expect({ status, body }).toEqual({ status: 401, body: { code: 'DEVICE_REVOKED' } })
      }
    },
  )

  it('is refused with another scheme', async () => {
    const headers = { Authorization: `Basic ${office.owner.token}` }
    expect((await office.app.request('/v1/keys', { headers })).status).toBe(401)
  })
})

describe('a body', () => {
  it('of more than 2 MB is refused, whatever length it claims', async () => {
    const big = 'x'.repeat(2 * 1024 * 1024)
    for (const length of ['10', undefined]) {
      const response = await post('/v1/join', JSON.stringify({ invite: big }), {
        'Content-Type': 'application/json',
        ...(length === undefined ? {} : { 'Transfer-Encoding': 'chunked' }),
      })
      expect({ status: response.status, body: await response.json() }).toEqual({
        status: 413,
        body: { code: 'TOO_LARGE' },
      })
    }
  })

  it('is JSON, and says that it is', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx']) {
      const response = await post('/v1/join', '{}', { 'Content-Type': type })
      expect(await response.json()).toEqual({ code: 'BAD_REQUEST', detail: 'not application/json' })
    }
    const response = await post('/v1/join', '{ nope', { 'Content-Type': 'application/json; charset=utf-8' })
    expect(await response.json()).toEqual({ code: 'BAD_REQUEST', detail: 'not JSON' })
  })

  it('that does not fit is refused by the place of the fault, without what stood there', async () => {
    const { status, body, text } = await office.tryJoin(SECRET_VALUE, { pubkey: SECRET_VALUE, deviceName: 7 })
    expect({ status, body }).toEqual({
      status: 400,
      body: { code: 'BAD_REQUEST', detail: expect.any(String) },
    })
    expect(text).not.toContain(SECRET_VALUE)
    expect((await office.tryJoin('x'.repeat(43), { pubkey: '' })).body['detail']).toBe('pubkey')
    expect((await office.ask(undefined, 'POST', '/v1/join', [])).body['detail']).toBe('body')
  })

  it('repeats no names of fields that the client made up', async () => {
    const muts = [
      { n: 1, mid: crypto.randomUUID(), tbl: 'notes', id: 'n', sv: 1, ops: { [`<${SECRET_VALUE}>`]: 1 } },
    ]
    const push = { client: 'client-1', gen: office.owner.gen, acked: 0, now: 1, muts }
    expect((await office.owner.ask('POST', '/v1/sync/push', push)).text).not.toContain(`<${SECRET_VALUE}>`)
  })

  it.each(['\u0000', '\ud800', '   ', ''])('holds no name such as %j', async (userName) => {
    expect((await office.tryJoin('x'.repeat(43), { userName })).body).toMatchObject({ detail: 'userName' })
  })

  it('that wants to be a prototype is only a body', async () => {
    const evil = `{"__proto__":{"role":"owner"},"constructor":{"prototype":{"isAdmin":true}},"pubkey":"${PUBKEY}"}`
    const response = await post('/v1/join', evil, { 'Content-Type': 'application/json' })
    expect(response.status).toBe(400)
    expect('isAdmin' in {}).toBe(false)
  })
})

describe('what comes too fast', () => {
  const rate = { burst: 2, perSecond: 1 }

  it('is refused for each device by itself, and let in again', async () => {
    const limited = await openOffice(await freshDatabase(), { deviceRate: rate })
    const first = await limited.join((await limited.invite(limited.owner, { role: 'rep', uses: 2 })).secret)
    const codes = []
    for (let ask = 0; ask < 3; ask++) codes.push((await first.ask('GET', '/v1/admin/members')).status)
    expect(codes).toEqual([200, 200, 429])
    expect((await limited.owner.ask('GET', '/v1/admin/members')).status).toBe(200)
    const { body, headers } = await first.ask('GET', '/v1/admin/members')
    expect(body).toEqual({ code: 'TOO_MANY' })
    expect(headers.get('retry-after')).toBe('1')
    limited.clock.now += 1_000
    expect((await first.ask('GET', '/v1/admin/members')).status).toBe(200)
  })

  it('is refused for each address that joins, as one’s own proxy saw it', async () => {
    const limited = await openOffice(await freshDatabase(), {
      joinRate: { burst: 3, perSecond: 0.1 },
      proxies: 1,
    })
    const joinFrom = async (forwarded: string) =>
      (await limited.app.request('/v1/join', { method: 'POST', headers: { 'X-Forwarded-For': forwarded } }))
        .status
    // The owner has joined without an address. What the client itself claims, to the left, counts for nothing.
    const codes = []
    for (let ask = 0; ask < 4; ask++) codes.push(await joinFrom(`10.0.0.${ask}, 203.0.113.7`))
    expect(codes).toEqual([400, 400, 400, 429])
    expect(await joinFrom('203.0.113.8')).toBe(400)
  })
})

describe('an answer', () => {
  it('is shown to extensions alone', async () => {
    const allowed = await office.app.request('/healthz', { headers: { Origin: EXTENSION } })
    expect(allowed.headers.get('access-control-allow-origin')).toBe(EXTENSION)
    for (const origin of [
      'https://web.whatsapp.com',
      'null',
      `${EXTENSION}.evil.example`,
      'chrome-extension://',
    ]) {
      const refused = await office.app.request('/healthz', { headers: { Origin: origin } })
      expect(refused.headers.has('access-control-allow-origin')).toBe(false)
    }
  })

  it('to a question beforehand allows what the extension needs', async () => {
    const { status, headers } = await office.app.request('/v1/admin/teams/x/members/y', {
      method: 'OPTIONS',
      headers: { Origin: EXTENSION, 'Access-Control-Request-Method': 'PUT' },
    })
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-methods')).toContain('PUT')
    expect(headers.get('access-control-allow-headers')).toContain('Authorization')
  })

  it('is kept nowhere, framed nowhere, and sniffed by nobody; refusals too', async () => {
    for (const path of ['/healthz', '/v1/keys', '/nothing']) {
      const { headers } = await office.app.request(path)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
    }
  })

  it('has a number that the server chose', async () => {
    const { headers } = await office.app.request('/healthz', { headers: { 'X-Request-Id': SECRET_VALUE } })
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('to a path that is not there is a plain refusal', async () => {
    const { status, body } = await office.ask(undefined, 'GET', '/nothing')
    expect({ status, body }).toEqual({ status: 404, body: { code: 'NOT_FOUND' } })
  })
})

describe('all parts', () => {
  it('are there for a device of the team', async () => {
    const lock = await office.owner.ask('POST', '/v1/locks', { chat: 'chat-1', state: 'typing' })
    expect(lock.body).toEqual({ lock: null, isYours: false })
    const digest = await office.owner.ask('GET', '/v1/sync/digest?bucket=ws&upto=0')
    expect(digest.body).toMatchObject({ count: 0 })
    const backup = await office.owner.ask('GET', '/v1/admin/export')
    expect(backup.headers.get('content-type')).toContain('application/jsonl')
    expect(backup.text.split('\n').length).toBeGreaterThan(2)
    const rep = await office.hire('rep')
    expect((await rep.ask('GET', '/v1/admin/export')).status).toBe(403)
  })
})

describe('a fault nobody foresaw', () => {
  it('answers “come again”, and logs where and not what', async () => {
    isBroken = true
    const { status, body, text } = await office.owner.ask('GET', '/v1/admin/members')
    expect({ status, body }).toEqual({ status: 503, body: { code: 'UNAVAILABLE' } })
    expect(text).not.toContain(SECRET_VALUE)
    expect(logged.at(-1)).toEqual([
      'request failed',
      expect.any(Error),
      { requestId: expect.any(String), route: '/v1/admin/members' },
    ])
    expect((await office.ask(undefined, 'GET', '/readyz')).status).toBe(503)
    expect((await office.ask(undefined, 'GET', '/healthz')).status).toBe(200)
    isBroken = false
    expect((await office.ask(undefined, 'GET', '/readyz')).status).toBe(200)
  })
})

describe('a server that stops', () => {
  it('refuses what begins, and says that it is not ready', async () => {
    isStopping = true
    expect((await office.owner.ask('GET', '/v1/admin/members')).body).toEqual({
      code: 'UNAVAILABLE',
      detail: 'stopping',
    })
    expect((await office.ask(undefined, 'GET', '/readyz')).status).toBe(503)
    isStopping = false
  })
})

describe('the figures', () => {
  it('are read with the token alone', async () => {
    for (const token of [undefined, 'another-token', office.owner.token])
      expect((await office.ask(token, 'GET', '/metrics')).status).toBe(404)
    const closed = await openOffice(await freshDatabase())
    expect((await closed.ask(METRICS_TOKEN, 'GET', '/metrics')).status).toBe(404)
  })

  it('count by the pattern of the route, with nothing that came in', async () => {
    await office.owner.ask('DELETE', `/v1/admin/invites/${SECRET_VALUE}`)
    await office.ask(undefined, 'GET', `/${SECRET_VALUE}`)
    await office.app.request('/healthz', { method: 'SUSPICIOUS' })
    const { text, headers } = await office.ask(METRICS_TOKEN, 'GET', '/metrics')
    expect(headers.get('content-type')).toContain('text/plain; version=0.0.4')
    expect(text).toContain(
      'chatside_requests_total{method="DELETE",route="/v1/admin/invites/:id",status="404"} 1',
    )
    expect(text).toMatch(/chatside_requests_total\{method="GET",route="none",status="404"\} \d+/)
    expect(text).toMatch(/chatside_request_seconds_bucket\{method="POST",route="\/v1\/join",le="\+Inf"\} \d+/)
    expect(text).not.toContain(SECRET_VALUE)
    expect(text).not.toContain('SUSPICIOUS')
  })
})

function post(path: string, body: string, headers: Record<string, string>): Response | Promise<Response> {
  return office.app.request(path, { method: 'POST', headers, body })
}
