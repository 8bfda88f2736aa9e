import { describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { ServerFrame } from '@/storage/sync/wire'
import { PAGE_SENDER, passTime, send } from '../helpers/background'
import { keyOf, lockOf, MARIA, OTHER, say, useAnsweringTeam } from './support/answering-team'
import { line, turn } from './support/fake-line'

vi.mock('@/storage/sync/live', async () => (await import('./support/fake-line')).fakeLive)

const stage = useAnsweringTeam()

describe('who else answers', () => {
  test('Is told with the name, to the tab in which that chat is open', async () => {
    const [maria, other] = [await keyOf(MARIA), await keyOf(OTHER)]
    await say('looking')
    line.hear(lockOf(other, 'Ben', 1))
    expect(stage.told).toEqual([])
    line.hear(lockOf(maria, 'Ana', 1))
    expect(stage.told).toEqual([[7, { chatside: 1, type: 'changed', sources: ['answering'] }]])
    expect(await say('looking')).toEqual({ state: 'taken', name: 'Ana', leftMs: 5_000 })
    // She goes on typing: that is no news, the page asks when it may be over.
    passTime(2_000)
    line.hear(lockOf(maria, 'Ana', 1))
    expect(stage.told).toHaveLength(1)
    passTime(3_000)
    expect(await say('looking')).toEqual({ state: 'taken', name: 'Ana', leftMs: 2_000 })
    expect(await say('typing')).toMatchObject({ state: 'taken', name: 'Ana' })
  })

  test('Ends by a word of the server, or by itself, and whoever it was is still named', async () => {
    const maria = await keyOf(MARIA)
    await say('looking')
    line.hear(lockOf(maria, 'Ana', 1))
    await say('looking')
    line.hear({ type: 'unlock', chat: maria, fence: 1 })
    expect(stage.told).toHaveLength(2)
    expect(await say('looking')).toEqual({ state: 'last', name: 'Ana' })
    line.hear(lockOf(maria, 'Ben', 2))
    passTime(5_000)
    expect(await say('looking')).toEqual({ state: 'last', name: 'Ben' })
    line.hear(lockOf(maria, 'Me', 3))
    expect(await say('looking')).toEqual({ state: 'mine' })
    passTime(5_000)
    expect(await say('looking')).toEqual({ state: 'free' })
  })

  test('Is not oneself in another browser', async () => {
    line.hear(lockOf(await keyOf(MARIA), 'Me', 1, 'd-phone'))
    expect(await say('looking')).toEqual({ state: 'mine' })
  })

  test('Is not held on by a clock that was set back', async () => {
    line.hear(lockOf(await keyOf(MARIA), 'Ana', 1))
    passTime(-3_600_000)
    expect(await say('looking')).toEqual({ state: 'last', name: 'Ana' })
  })

  test('Is known from the first word of a line, and unknown without one', async () => {
    const maria = await keyOf(MARIA)
    const { lock } = lockOf(maria, 'Ana', 8) as Extract<ServerFrame, { type: 'lock' }>
    line.hear(lockOf(maria, 'Ben', 90))
    // A server that was restored counts from where it was.
    line.hear({ type: 'ready', epoch: 'e', gen: 'g', locks: [lock] })
    expect(await say('looking')).toMatchObject({ state: 'taken', name: 'Ana' })
    line.hear({ type: 'ready', epoch: 'e', gen: 'g', locks: [] })
    expect(await say('looking')).toEqual({ state: 'last', name: 'Ana' })
    stage.told = []
    turn(false)
    expect(stage.told).toHaveLength(1)
    expect(await say('looking')).toEqual({ state: 'unknown' })
  })

  test('A line that is just being opened is waited for', async () => {
    line.isOpen = false
    const state = say('looking')
    await vi.waitFor(() => expect(line.wanted).toBe(1))
    turn(true)
    expect(await state).toEqual({ state: 'free' })
  })

  test('What the page may learn is one name, cut, and of no chat it does not name', async () => {
    const maria = await keyOf(MARIA)
    const name = `\u202eAna\n<b>${'👩‍💻 x'.repeat(40)}`
    line.hear(lockOf(maria, name, 1))
    line.hear(lockOf(await keyOf(OTHER), 'Ben', 1))
    const response = await send('page', 'page.answering', { chat: MARIA, doing: 'looking' }, PAGE_SENDER)
    expect(response).toEqual({
      ok: true,
      output: { state: 'taken', name: expect.any(String), leftMs: 5_000 },
    })
    const shown = (response as { output: { name: string } }).output.name
    expect(shown).toMatch(/^Ana <b>.*…$/u)
    expect([...shown]).toHaveLength(40)
    expect(JSON.stringify(response)).not.toMatch(/Ben|u-|d-/)
  })

  test('A tab that is gone is told no more, and one that went to another chat only of that', async () => {
    const maria = await keyOf(MARIA)
    await say('looking')
    await say('looking', OTHER)
    line.hear(lockOf(maria, 'Ana', 1))
    expect(stage.told).toEqual([])
    await say('looking')
    const gone = vi.fn(async () => Promise.reject(new Error('Receiving end does not exist')))
    fakeBrowser.tabs.sendMessage = gone
    line.hear(lockOf(maria, 'Ben', 2))
    await vi.waitFor(() => expect(gone).toHaveBeenCalledTimes(1))
    await new Promise((resolve) => setTimeout(resolve))
    line.hear(lockOf(maria, 'Cat', 3))
    expect(gone).toHaveBeenCalledTimes(1)
  })
})

describe('two answers at once', () => {
  test('Are told to who has just sent, with the other name, once', async () => {
    const maria = await keyOf(MARIA)
    await say('typing')
    await say('sent')
    line.hear({ type: 'collision', chat: maria, users: ['Ana', 'Me'], at: 1 })
    expect(stage.told).toHaveLength(1)
    expect(await say('looking')).toMatchObject({ both: 'Ana' })
    expect(await say('looking')).not.toHaveProperty('both')
  })

  test('Of others, of which managers are told as well, or long after, say nothing here', async () => {
    const maria = await keyOf(MARIA)
    await say('typing')
    line.hear({ type: 'collision', chat: maria, users: ['Ana', 'Ben'], at: 1 })
    await say('sent')
    passTime(16_000)
    line.hear({ type: 'collision', chat: maria, users: ['Ana', 'Me'], at: 1 })
    expect(await say('looking')).not.toHaveProperty('both')
  })

  test('Are told when the chat is looked at again, if it was left meanwhile', async () => {
    const maria = await keyOf(MARIA)
    await say('sent')
    await say('left')
    line.hear({ type: 'collision', chat: maria, users: ['Me', 'Ana'], at: 1 })
    expect(stage.told).toEqual([])
    expect(await say('looking')).toMatchObject({ both: 'Ana' })
  })
})
