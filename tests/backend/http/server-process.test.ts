import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { stopServing } from '../../../backend/src/stop-serving.ts'
import { CLOSE, type JoinAnswer, PROTOCOL, type PullAnswer } from '../../../storage/sync/wire.ts'
import { PUBKEY } from '../people/support/office.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

let folder: string
const running = new Set<ChildProcess>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatside-server-'))
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

describe('the server as a process', () => {
  it('gives an invite, serves whoever joins by it, ends when told, and knows everything at the next start', async () => {
    const first = await startServer()
    const link = /^http:\/\/localhost:\d+\/join#([\w-]{43})\.[\w-]{43}$/m.exec(first.printed())
    expect(link).not.toBeNull()
    const owner = await joinBy(first.url, link![1]!)
    expect(owner.role).toBe('owner')
    const mid = crypto.randomUUID()
    expect(await push(first.url, owner, mid)).toMatchObject({ res: [{ n: 1, st: 'ok' }] })
    // A device on a line does not keep the server from ending.
    const socket = new WebSocket(`${first.url.replace('http', 'ws')}/v1/rt`)
    await once(socket, 'open')
    socket.send(JSON.stringify({ type: 'auth', token: owner.token, client: 'client-1', proto: PROTOCOL }))
    const [ready] = (await once(socket, 'message')) as [Buffer]
    expect(JSON.parse(ready.toString())).toMatchObject({ type: 'ready' })
    const closed = once(socket, 'close')

    expect(await stopServer(first, 'SIGTERM')).toBe(0)
    expect((await closed)[0]).not.toBe(CLOSE.unauthorized)
    // Neither the secret nor the token is in what it logged.
    expect(first.logged()).toContain('"msg":"serving"')
    expect(first.logged()).not.toContain(link![1]!)
    expect(first.logged()).not.toContain(owner.token)

    const second = await startServer()
    expect(second.printed()).not.toContain('/join#')
    const { rows } = await pull(second.url, owner)
    expect(rows.map(({ data }) => data['name'])).toEqual(['Maria'])
    expect(await push(second.url, owner, mid)).toMatchObject({ res: [{ n: 1, st: 'ok', dup: true }] })
    expect(await stopServer(second, 'SIGINT')).toBe(0)
  })

  it('says in a sentence what is wrong with a setting, and does not begin', async () => {
    const child = launch(['--port', 'many'])
    expect((await once(child.process, 'close'))[0]).toBe(2)
    expect(child.logged()).toMatch(/^The setting PORT cannot be used/)
    expect(child.logged()).not.toContain(' at ')
  })
})

describe('stopping', () => {
  it('lets an answer that has begun come to its end, and takes no further question', async () => {
    let finish = (): void => undefined
    const server = createServer((_, response) => {
      finish = () => response.end('whole')
      response.write('the ')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const begun = await fetch(url)
    const stopped = stopServing(server)
    await expect(fetch(url)).rejects.toThrow('fetch failed')
    finish()
    expect(await begun.text()).toBe('the whole')
    await stopped
    expect(server.listening).toBe(false)
  })

  it('cuts what does not end', async () => {
    const server = createServer((_, response) => void response.write('for ever')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const begun = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    await stopServing(server, 1)
    await expect(begun.text()).rejects.toThrow('terminated')
  })
})

type Child = { process: ChildProcess; printed: () => string; logged: () => string }

function launch(args: string[]): Child {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'backend/src/main.ts', '--data', folder, ...args],
    {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  running.add(child)
  child.once('close', () => running.delete(child))
  let [printed, logged] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (logged += chunk.toString()))
  return { process: child, printed: () => printed, logged: () => logged }
}

async function startServer(): Promise<Child & { url: string }> {
  const child = launch(['--port', '0'])
  const ended = once(child.process, 'close').then(() => {
    throw new Error(`It ended: ${child.logged()}`)
  })
  for (;;) {
    // All is printed at once, before it is asked anything.
    await Promise.race([ended, once(child.process.stdout!, 'data')])
    const url = /serves (http:\S+)/.exec(child.printed())?.[1]
    if (url === undefined) continue
    ended.catch(() => undefined)
    await fetch(`${url}/readyz`)
    return { ...child, url }
  }
}

async function stopServer({ process: child }: Child, signal: NodeJS.Signals): Promise<number | null> {
  const closed = once(child, 'close')
  child.kill(signal)
  return ((await closed) as [number | null])[0]
}

async function joinBy(url: string, invite: string): Promise<JoinAnswer> {
  const ask = { invite, userName: 'Olivia', deviceName: 'Laptop', pubkey: PUBKEY, proto: PROTOCOL }
  return (await send(url, '/v1/join', ask)) as JoinAnswer
}

function push(url: string, { token, gen, user }: JoinAnswer, mid: string): Promise<unknown> {
  const value = (v: string) => ({ v, t: 1, b: null })
  const ops = { name: value('Maria'), ownerId: value(user.id) }
  const muts = [{ n: 1, mid, tbl: 'contacts', id: 'contact-1', parent: null, sv: 1, ops }]
  return send(url, '/v1/sync/push', { client: 'client-1', gen, acked: 0, now: Date.now(), muts }, token)
}

async function pull(url: string, { token, gen }: JoinAnswer): Promise<PullAnswer> {
  const ask = { client: 'client-1', gen, cursors: {}, limit: 100 }
  return (await send(url, '/v1/sync/pull', ask, token)) as PullAnswer
}

async function send(url: string, path: string, body: unknown, token?: string): Promise<unknown> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(200)
  return response.json()
}
