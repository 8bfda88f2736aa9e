import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AnswerBoard, shortName } from '@/storage/sync/answering-board'
import type { Lock } from '@/storage/sync/wire'
import { setClock } from '@/utils/clock'

const ME = { id: 'me', name: 'Me' }
const CHAT = 'chat'

let time = 0

beforeEach(() => {
  time = 1_000_000
  setClock(() => time)
})
afterEach(() => void setClock())

type Word = { fence: number; isOver: boolean }

/** Each fence has a holder of its own. */
function lockOf(fence: number): Lock {
  const id = fence % 3 === 0 ? 'me' : `u-${fence}`
  return { chat: CHAT, device: `d-${fence}`, user: { id, name: `Name ${fence}` }, until: 0, fence }
}

function hear(board: AnswerBoard, { fence, isOver }: Word): void {
  if (isOver) board.release(CHAT, fence)
  else board.take(lockOf(fence))
}

const words = fc.array(fc.record({ fence: fc.integer({ min: 1, max: 6 }), isOver: fc.boolean() }), {
  minLength: 1,
  maxLength: 12,
})

describe('who answers', () => {
  test('is told by the newest fence, in whatever order, and however often, words of the server come', () => {
    fc.assert(
      fc.property(words, fc.infiniteStream(fc.nat()), (said, order) => {
        const [inOrder, shuffled] = [new AnswerBoard(), new AnswerBoard()]
        // That it is over is never said of what was not held.
        const whole = said.flatMap((word) => [{ ...word, isOver: false }, word])
        const sorted = whole.toSorted((a, b) => a.fence - b.fence || Number(a.isOver) - Number(b.isOver))
        for (const word of sorted) hear(inOrder, word)
        const newest = sorted.at(-1)!
        const others = whole.map((word) => ({ word, at: order.next().value ?? 0 }))
        // The first lock of the newest fence comes at some time before its end.
        hear(shuffled, others[0]!.word)
        hear(shuffled, { fence: newest.fence, isOver: false })
        for (const { word } of others.toSorted((a, b) => a.at - b.at)) hear(shuffled, word)
        expect(shuffled.stateIn([CHAT], ME, true)).toEqual(inOrder.stateIn([CHAT], ME, true))
      }),
    )
  })

  test('is nobody for certain five seconds after the last word', () => {
    fc.assert(
      fc.property(words, fc.boolean(), (said, isReached) => {
        const board = new AnswerBoard()
        for (const word of said) hear(board, word)
        time += 5_000
        const { state } = board.stateIn([CHAT], ME, isReached)
        expect(isReached ? ['free', 'last'] : ['unknown']).toContain(state)
      }),
    )
  })

  test('is looked for by all that a conversation is called: a colleague before oneself, and both before nobody', () => {
    const board = new AnswerBoard()
    const colleague = lockOf(1)
    board.take({ ...colleague, chat: 'by id' })
    expect(board.stateIn(['by number', 'by id'], ME, true)).toMatchObject({ state: 'taken', name: 'Name 1' })
    board.take({ ...lockOf(3), chat: 'by number' })
    expect(board.stateIn(['by number', 'by id'], ME, true)).toMatchObject({ state: 'taken', name: 'Name 1' })
    board.release('by id', colleague.fence)
    expect(board.stateIn(['by number', 'by id'], ME, true)).toEqual({ state: 'mine' })
    board.release('by number', 3)
    expect(board.stateIn(['by number', 'by id'], ME, true)).toEqual({ state: 'last', name: 'Name 1' })
    expect(board.stateIn(['by number', 'by id'], ME, false)).toEqual({ state: 'unknown' })
  })

  test('and has answered at the same moment is told once, by whatever name it comes', () => {
    const board = new AnswerBoard()
    board.sent(['by number', 'by id'], 'Me')
    board.collide('by id', ['Me', 'Ana'])
    expect(board.collisionIn(['by number', 'by id'])).toBe('Ana')
    board.forgetCollision(['by number', 'by id'])
    board.collide('by number', ['Me', 'Ana'])
    expect(board.collisionIn(['by number', 'by id'])).toBeUndefined()
  })

  test('is kept of a thousand conversations, the newest', () => {
    const board = new AnswerBoard()
    for (let at = 0; at <= 1_000; at++) board.take({ ...lockOf(1), chat: `chat-${at}` })
    expect(board.stateIn(['chat-0'], ME, true)).toEqual({ state: 'free' })
    expect(board.stateIn(['chat-1'], ME, true)).toMatchObject({ state: 'taken' })
    expect(board.stateIn(['chat-1000'], ME, true)).toMatchObject({ state: 'taken' })
  })
})

describe('a name in a line of the page', () => {
  test('is one line of at most forty characters, and turns nothing around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
        const short = shortName(name)
        expect([...short].length).toBeLessThanOrEqual(40)
        expect(short).not.toMatch(/[\n\r\t\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]|\s\s/u)
        expect(short).toBe(short.trim())
      }),
    )
    // Joiners of scripts and emoji stay.
    expect(shortName('می‌خواهم 👩‍💻')).toBe('می‌خواهم 👩‍💻')
    expect(shortName('Ana María')).toBe('Ana María')
  })
})
