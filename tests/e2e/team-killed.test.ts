import { mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../utils/ids'
import { createDevice, type Device, joinAsOwner } from '../backend/faults/support/device'
import { waitFor } from '../browsers/wait-for'
import { ChromiumDesk } from './support/chromium-desk'
import { type Hold, HoldingProxy } from './support/holding-proxy'
import { joinTeam, TeamOffice } from './support/team-office'

const IN_TIME_MS = 20_000

const profile = mkdtempSync(join(tmpdir(), 'chatside-killed-'))
let office: TeamOffice
let proxy: HoldingProxy
let extensionDir: string
let desk: ChromiumDesk
/** The owner's own eyes: sees what the server has. */
let owner: Device
let head: number

beforeAll(async () => {
  office = await TeamOffice.open()
  extensionDir = office.buildFor('chrome')
  proxy = await HoldingProxy.open(office.host)
  desk = await startBrowser()
  const secret = /#([\w-]+)/.exec(office.ownerLink)?.[1] ?? ''
  const session = await joinAsOwner(`http://${office.host}`, secret)
  owner = createDevice(`http://${office.host}`, session)
  await desk.openOwn('#/diagnostics')
  await joinTeam(desk, (await invite(session.token)).replace(office.host, proxy.host), 'Ana')
  head = (await owner.pull()).head
})
afterAll(async () => {
  await desk?.close()
  await proxy?.close()
  await office?.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

describe('a browser that is killed while it sends an edit', () => {
  it.each<[string, Hold, number]>([
    ['once it is in the outbox', 'shut', 0],
    ['once it has been asked of the server', 'request', 0],
    ['before it is answered', 'answer', 1],
    ['as it is answered', 'told', 1],
  ])('%s has sent it once when it is there again', async (name, hold, done) => {
    const id = newId()
    const held = proxy.next(hold)
    await desk.ask('contacts.create', { id, patch: { name } })
    if (hold !== 'shut') await held
    await killBrowser()
    const before = await owner.pull()
    expect({ ids: before.rows.map((row) => row.id), head: before.head }).toEqual({
      ids: done === 1 ? [id] : [],
      head: head + done,
    })
    proxy.hold = 'open'
    desk = await startBrowser()
    // All that it knows has been answered: nothing waits, and nothing more is asked for it.
    await waitFor('all to be in step', async () => (await state()) === 'in-step, 0 wait', IN_TIME_MS)
    const after = await owner.pull()
    expect({ ids: after.rows.map((row) => row.id), head: after.head }).toEqual({
      ids: done === 1 ? [] : [id],
      head: head + 1,
    })
    const rows = await desk.rows<{ id: string; name: string }>('contacts')
    expect(rows.filter((row) => row.id === id)).toMatchObject([{ name }])
    head += 1
  })
})

function startBrowser(): Promise<ChromiumDesk> {
  return ChromiumDesk.start({ userDataDir: profile, extensionDir, direct: proxy.host })
}

/** All of its processes at once, as when the power goes. */
async function killBrowser(): Promise<void> {
  const { context } = desk.chatside.driver
  const gone = new Promise((resolve) => context.once('close', resolve))
  // Chromium says so itself which process has the profile: <host>-<number>.
  const leader = Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1))
  process.kill(-leader, 'SIGKILL')
  await gone
  await desk.close()
}

async function state(): Promise<string> {
  const { phase, waiting } = await desk.ask('team.state', {})
  return `${phase}, ${waiting} wait`
}

async function invite(token: string): Promise<string> {
  const response = await fetch(`http://${office.host}/v1/admin/invites`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ role: 'rep' }),
  })
  return ((await response.json()) as { link: string }).link
}
