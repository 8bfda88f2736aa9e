import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ChatIdentity } from '@/storage/schema/chat'
import type { AnswerState } from '@/storage/schema/team'
import { cutLines } from './support/net'
import { hire, startTeam, type Team } from './support/team'
import type { World } from './support/world'

/** The same customer, as people on different accounts of WhatsApp see them. */
const PHONE = '+5511987654321'
const BY_ANA: ChatIdentity = {
  account: 'phone:+15550001',
  key: 'a',
  kind: 'person',
  name: 'Maria',
  phone: PHONE,
}
const BY_BEN: ChatIdentity = { ...BY_ANA, account: 'phone:+15550002', key: 'b', name: 'Mary', lid: '77' }

type Doing = 'looking' | 'typing' | 'sent' | 'left'
type Desk = { world: World; say: (doing: Doing, chat?: ChatIdentity) => Promise<AnswerState>; told: number }

let team: Team
let ana: Desk
let ben: Desk

beforeAll(async () => {
  team = await startTeam()
  ana = await sit(team.ana, BY_ANA)
  ben = await sit(await hire(team, 'Ben', 'rep'), BY_BEN)
})

afterAll(async () => {
  for (const { world } of [ana, ben]) await world.worker.commands.stop()
  await team.server.stop()
})

/** To be called for the browser that was opened last: its modules are the ones that are loaded. */
async function sit(world: World, own: ChatIdentity): Promise<Desk> {
  const { answering } = await import('@/storage/sync/answering')
  const tell = async (): Promise<boolean> => {
    desk.told += 1
    return true
  }
  const desk: Desk = {
    world,
    told: 0,
    say: (doing, chat = own) => answering(chat, doing, { tabId: 1, tell }),
  }
  return desk
}

/** Resolves once the desk was told that something has changed, and it has. */
async function until(desk: Desk, state: AnswerState['state']): Promise<AnswerState> {
  let answer: AnswerState = { state: 'off' }
  await vi.waitFor(async () => {
    answer = await desk.say('looking')
    expect(answer.state).toBe(state)
  }, 10_000)
  return answer
}

describe('two who have the same customer before them, by a real server', () => {
  test('see each other answer, by name, and when it is over', async () => {
    expect(await ana.say('looking')).toEqual({ state: 'free' })
    expect(await ben.say('looking')).toEqual({ state: 'free' })
    const before = ben.told
    expect(await ana.say('typing')).toEqual({ state: 'mine' })
    await vi.waitFor(() => expect(ben.told).toBeGreaterThan(before))
    expect(await ben.say('looking')).toMatchObject({ state: 'taken', name: 'Ana' })
    expect(await until(ana, 'mine')).toEqual({ state: 'mine' })
    await ana.say('left')
    expect(await until(ben, 'last')).toEqual({ state: 'last', name: 'Ana' })
    expect(await ben.say('typing')).toEqual({ state: 'mine' })
    expect(await until(ana, 'taken')).toMatchObject({ name: 'Ben' })
    await ben.say('left')
  })

  test('who both answer at once are told of each other, once', async () => {
    await ana.say('typing')
    await until(ben, 'taken')
    await ben.say('typing')
    const before = [ana.told, ben.told]
    await ana.say('sent')
    await ben.say('sent')
    await vi.waitFor(() => {
      expect(ana.told).toBeGreaterThan(before[0]!)
      expect(ben.told).toBeGreaterThan(before[1]!)
    })
    await vi.waitFor(async () => expect(await ana.say('looking')).toMatchObject({ both: 'Ben' }))
    await vi.waitFor(async () => expect(await ben.say('looking')).toMatchObject({ both: 'Ana' }))
    expect(await ben.say('looking')).not.toHaveProperty('both')
  })

  test('meet when one is shown the number and the other the private id, if the card of one has both', async () => {
    for (const desk of [ana, ben]) await desk.say('left')
    const contactId = crypto.randomUUID()
    const { worker } = ana.world
    await worker.createContact(contactId, { name: 'Rosa' })
    const names = { phone: '+5511900000088', lid: '88' }
    const aliases = Object.entries(names).map(([kind, value]) => {
      const alias = { account: '', kind, value, contactId, learntBy: 'model', createdAt: Date.now() }
      return { table: 'aliases' as const, create: { id: crypto.randomUUID(), ...alias } as never }
    })
    await worker.mutate(aliases, 'aliases')
    const byNumber: ChatIdentity = { ...BY_ANA, key: 'c', name: 'Rosa', phone: names.phone }
    const { phone: _, ...nameless } = byNumber
    const byPrivateId: ChatIdentity = { ...nameless, account: BY_BEN.account, key: 'd', lid: names.lid }
    expect(await ben.say('looking', byPrivateId)).toEqual({ state: 'free' })
    expect(await ana.say('typing', byNumber)).toEqual({ state: 'mine' })
    await vi.waitFor(async () =>
      expect(await ben.say('looking', byPrivateId)).toMatchObject({ state: 'taken', name: 'Ana' }),
    )
    await ana.say('left', byNumber)
    await vi.waitFor(async () =>
      expect(await ben.say('looking', byPrivateId)).toEqual({ state: 'last', name: 'Ana' }),
    )
    await ben.say('typing', byPrivateId)
    await vi.waitFor(async () =>
      expect(await ana.say('looking', byNumber)).toMatchObject({ state: 'taken', name: 'Ben' }),
    )
    await ben.say('left', byPrivateId)
  })

  test('of whom one has no line still see each other, by requests', async () => {
    await ana.say('left')
    ben.world.way.hasLines = false
    cutLines(ben.world.way)
    await vi.waitFor(() => expect(ben.world.worker.isLineOpen()).toBe(false))
    const other = { ...BY_BEN, phone: '+5511900000000', key: 'other' }
    expect(await ben.say('typing', other)).toEqual({ state: 'mine' })
    expect(await ana.say('looking', { ...BY_ANA, phone: other.phone })).toMatchObject({
      state: 'taken',
      name: 'Ben',
    })
    await ana.say('typing', { ...BY_ANA, phone: '+5511900000001' })
    await vi.waitFor(async () =>
      expect(await ben.say('typing', { ...other, phone: '+5511900000001' })).toMatchObject({
        state: 'taken',
        name: 'Ana',
      }),
    )
    ben.world.way.hasLines = true
  })

  test('told the server no number', async () => {
    const stored = await team.server.db.own((tx) => tx.query<{ chat: string }>('select * from locks'))
    expect(stored.length).toBeGreaterThan(0)
    const bodies = ben.world.way.requests.filter(({ path }) => path === '/v1/locks')
    expect(bodies.length).toBeGreaterThan(0)
    expect(JSON.stringify([stored, bodies])).not.toMatch(/55119\d{4}|98765432|Maria|Mary|phone:|lid:/)
    expect(team.server.errors).toEqual([])
  })
})
