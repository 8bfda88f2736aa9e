import { act, cleanup, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askUi } from '@/storage/client'
import { CHANGES_CHANNEL, type Changes } from '@/storage/protocol/command'
import type { ChatSighting } from '@/storage/schema/chat'
import { useQuery } from '@/storage/use-query'
import { browser } from '@/utils/browser'

type Ask = { name: string; answer: (output: unknown) => Promise<void> }

const CHAT: ChatSighting = {
  account: '',
  key: 'name:Ben',
  kind: 'person',
  name: 'Ben',
  epoch: 1,
  source: 'dom',
  isAmbiguous: false,
  isBusiness: false,
  messageIds: [],
}

let asked: Ask[]
let channel: BroadcastChannel

describe('a query', () => {
  beforeEach(() => {
    asked = []
    channel = new BroadcastChannel(CHANGES_CHANNEL)
    vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(
      (request: unknown) =>
        new Promise((resolve) => {
          const answer = (output: unknown): Promise<void> =>
            act(async () => {
              resolve({ ok: true, output })
              await settled()
            })
          asked.push({ name: (request as { name: string }).name, answer })
        }),
    )
  })

  afterEach(() => {
    cleanup()
    channel.close()
    setHidden(false)
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('shows what the background answers', async () => {
    render(<Tags />)
    await asked[0]?.answer([tag('VIP')])
    expect(screen.getByRole('status').textContent).toBe('VIP')
  })

  it('asks again when the background announces a change of what it reads, and only then', async () => {
    render(<Tags />)
    await asked[0]?.answer([tag('VIP')])
    await announce({ notes: ['n'] })
    await announce({ tags: ['t'] })
    await vi.waitFor(() => expect(asked).toHaveLength(2))
    await asked[1]?.answer([tag('Gold')])
    expect(screen.getByRole('status').textContent).toBe('Gold')
  })

  it('has one request in flight and one pending, however many changes come', async () => {
    render(<Tags />)
    for (let i = 0; i < 5; i++) await ownWrite({ tags: [String(i)] })
    expect(reads()).toHaveLength(1)
    await reads()[0]?.answer([tag('first')])
    await vi.waitFor(() => expect(reads()).toHaveLength(2))
    await reads()[1]?.answer([tag('last')])
    expect(reads()).toHaveLength(2)
    expect(screen.getByRole('status').textContent).toBe('last')
  })

  it('asks soon after a change of somebody else, and only now and then after many', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    render(<Tags />)
    await asked[0]?.answer([tag('VIP')])
    await announce({ tags: ['a'] })
    vi.advanceTimersByTime(100)
    expect(reads()).toHaveLength(2)
    await reads()[1]?.answer([tag('Gold')])
    for (const id of ['b', 'c', 'd', 'e']) {
      await announce({ tags: [id] })
      vi.advanceTimersByTime(25)
    }
    expect(reads()).toHaveLength(2)
    vi.advanceTimersByTime(150)
    expect(reads()).toHaveLength(3)
  })

  it('asks for the open contact at once, and for what stands around it afterwards', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    render(
      <>
        <Tags />
        <Card contactId="a" />
      </>,
    )
    await asked[0]?.answer([tag('VIP')])
    await asked[1]?.answer({ contact: { name: 'Ana' } })
    vi.advanceTimersByTime(300)
    await announce({ contacts: ['a'] })
    expect(asked.slice(2).map(({ name }) => name)).toEqual(['card.get'])
    vi.advanceTimersByTime(100)
    expect(asked.slice(2).map(({ name }) => name)).toEqual(['card.get', 'tags.list'])
  })

  it('asks once for what two parts of a page show, and again after a change', async () => {
    render(
      <>
        <Tags />
        <Tags />
      </>,
    )
    expect(reads()).toHaveLength(1)
    await reads()[0]?.answer([tag('VIP')])
    expect(shown()).toEqual(['VIP', 'VIP'])
    await ownWrite({ tags: ['t'] })
    expect(reads()).toHaveLength(2)
    await reads()[1]?.answer([tag('Gold')])
    expect(shown()).toEqual(['Gold', 'Gold'])
  })

  it('asks nothing while the page is hidden and catches up when it is seen', async () => {
    render(<Tags />)
    await asked[0]?.answer([tag('VIP')])
    setHidden(true)
    await ownWrite({ tags: ['t'] })
    expect(reads()).toHaveLength(1)
    setHidden(false)
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.waitFor(() => expect(reads()).toHaveLength(2))
  })

  it('leaves what is about one contact as it is when only others have changed', async () => {
    render(<Card contactId="a" />)
    await asked[0]?.answer({ contact: { name: 'Ana' } })
    await announce({ contacts: ['b', 'c'], activity: ['b'] })
    await announce({ messages: ['m'] })
    expect(asked).toHaveLength(1)
    await announce({ contacts: ['b', 'a'] })
    await vi.waitFor(() => expect(asked).toHaveLength(2))
  })

  it.each([{ contacts: 'all' }, { contacts: ['b'], tags: ['t'] }, { activity: ['a'] }] satisfies Changes[])(
    'asks again about one contact after %j',
    async (changes) => {
      render(<Card contactId="a" />)
      await asked[0]?.answer({ contact: { name: 'Ana' } })
      await announce(changes)
      await vi.waitFor(() => expect(asked).toHaveLength(2))
    },
  )

  it('follows all contacts for a chat of which it does not know yet whose it is', async () => {
    render(<Chat />)
    await asked[0]?.answer({ status: 'new', sameName: [] })
    await announce({ contacts: ['b'] })
    await vi.waitFor(() => expect(asked).toHaveLength(2))
    await asked[1]?.answer({ status: 'known', contact: { id: 'b', name: 'Ben' } })
    await announce({ contacts: ['c'] })
    await announce({ contacts: ['b'] })
    await vi.waitFor(() => expect(asked).toHaveLength(3))
    await asked[2]?.answer({ status: 'known', contact: { id: 'b', name: 'Benno' } })
    expect(screen.getByRole('status').textContent).toBe('Benno')
    expect(asked).toHaveLength(3)
  })

  it('never shows an answer under a question that was asked later', async () => {
    const { rerender } = render(<Notes contactId="a" />)
    rerender(<Notes contactId="b" />)
    await asked[1]?.answer({ rows: [{ text: 'of b' }] })
    await asked[0]?.answer({ rows: [{ text: 'of a' }] })
    expect(screen.getByRole('status').textContent).toBe('of b')
  })
})

function Tags() {
  const { data } = useQuery('tags.list', {})
  return <p role="status">{data?.map(({ name }) => name).join(', ')}</p>
}

function Notes({ contactId }: { contactId: string }) {
  const { data, isStale } = useQuery('notes.page', { contactId, limit: 10 })
  return <p role="status">{isStale ? '' : data?.rows.map(({ text }) => text).join(', ')}</p>
}

function Card({ contactId }: { contactId: string }) {
  const { data } = useQuery('card.get', { contactId })
  return <p role="status">{data?.contact.name}</p>
}

function Chat() {
  const { data } = useQuery('card.forChat', { chat: CHAT })
  return <p role="status">{data?.status === 'known' ? data.contact.name : ''}</p>
}

function shown(): (string | null)[] {
  return screen.getAllByRole('status').map(({ textContent }) => textContent)
}

function reads(): Ask[] {
  return asked.filter(({ name }) => name === 'tags.list')
}

/** A task of its own runs after everything that waits for a promise already kept. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** What the background does for a write of this page: it announces the commit, then answers. */
async function ownWrite(changes: Changes): Promise<void> {
  const writing = askUi('undo', { undoId: '0190a1b2-0000-7000-8000-000000000000' })
  await announce(changes)
  await asked.findLast(({ name }) => name === 'undo')?.answer(undefined)
  await writing
}

/** A channel delivers in order, so the last listener to hear a mark has let the others hear what came before. */
async function announce(changes: Changes): Promise<void> {
  const echo = new BroadcastChannel(CHANGES_CHANNEL)
  const heard = new Promise((resolve) => (echo.onmessage = resolve))
  await act(async () => {
    channel.postMessage(changes)
    await heard
  })
  echo.close()
}

function setHidden(isHidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden)
}

function tag(name: string): { name: string } {
  return { name }
}
