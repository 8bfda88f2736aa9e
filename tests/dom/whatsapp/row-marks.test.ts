import { beforeEach, describe, expect, it } from 'vitest'
import type { PageActivity } from '@/entrypoints/whatsapp-page/wire'
import type { ChatMark } from '@/storage/protocol/page'
import { type Adapter, runAdapter } from './support/adapter'
import { FakeBackground } from './support/fake-background'
import { NOTHING_KNOWN } from './support/fake-page'
import { showFixture } from './support/fixture'
import { listRow } from './support/list-row'
import { settle } from './support/manual-clock'

const ROW_PX = 76
const MODEL = { ...NOTHING_KNOWN, hasModel: true, me: { phone: '447700900142' } }

let list: HTMLElement
let background: FakeBackground
let adapter: Adapter

beforeEach(() => {
  showFixture('2026-no-chat-open')
  list = document.querySelector<HTMLElement>('[data-testid=chat-list]')!
  background = new FakeBackground()
})

/** Every chat has a mark whose first colour tells whose it is. */
const COLORS = ['red', 'orange', 'amber', 'green', 'teal', 'blue'] as const
const PEOPLE = ['Ana', 'Bruno', 'Carla', 'Dora', 'Emil', 'Fay']
const idOf = (name: string) => `3460000000${PEOPLE.indexOf(name)}@c.us`
const person = (name: string, id = idOf(name)): PageActivity => ({ id, name, unread: 0 })

function markAll(more: Partial<ChatMark> = {}): void {
  background.answers['page.marks'] = ({ chats }) => ({
    marks: chats.flatMap(({ key }) => {
      const at = /^phone:\+3460000000(\d)$/.exec(key)?.[1] ?? PEOPLE.indexOf(key.replace('name:', ''))
      const color = COLORS[Number(at)]
      return color === undefined ? [] : [{ key, colors: [color], ...more }]
    }),
  })
}

function showRows(...names: string[]): HTMLElement[] {
  const rows = names.map((title, index) => placed(listRow({ title }), index))
  list.replaceChildren(...rows)
  return rows
}

function placed(row: HTMLElement, index: number): HTMLElement {
  row.style.transform = `translateY(${index * ROW_PX}px)`
  row.style.height = `${ROW_PX}px`
  return row
}

async function start(chats: PageActivity[] = PEOPLE.map((name) => person(name))): Promise<void> {
  adapter = await runAdapter({ world: { chat: MODEL, chats }, background })
  await adapter.clock.advance(300)
}

/** The colour at each place. */
function marks(): Record<string, string> {
  const host = document.querySelector('[data-chatside=marks]')
  if (!host) return {}
  const signs = [...adapter.shadow('marks').querySelectorAll<HTMLElement>('.sign')]
  return Object.fromEntries(
    signs.map((sign) => [
      sign.style.transform.replace(/\D/g, ''),
      [...sign.children].map(({ className }) => className).join(' '),
    ]),
  )
}

function hide(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}

const asked = () => background.inputs('page.marks').map(({ chats }) => chats.map(({ key }) => key))

describe('marks on the rows of the chat list', () => {
  it('stand where the rows stand, in one layer that screen readers and clicks pass by', async () => {
    markAll({ due: 'today', colors: ['red', 'blue', 'pink', 'gray'] })
    showRows('Ana', 'Stranger', 'Bruno')
    await start()
    expect(marks()).toEqual({ 0: 'today red blue pink', 152: 'today red blue pink' })
    expect(asked()).toEqual([['phone:+34600000000', 'phone:+34600000001']])
    const hosts = document.querySelectorAll<HTMLElement>('[data-chatside=marks]')
    expect(hosts).toHaveLength(1)
    expect(hosts[0]!.parentNode).toBe(list)
    expect(hosts[0]!.getAttribute('aria-hidden')).toBe('true')
    expect(hosts[0]!.style.pointerEvents).toBe('none')
  })

  it('move with their rows, or go with them, before the page is painted', async () => {
    markAll()
    const [ana, bruno, carla] = showRows('Ana', 'Bruno', 'Carla')
    await start()
    expect(marks()).toEqual({ 0: 'red', 76: 'orange', 152: 'amber' })
    placed(carla!, 0)
    placed(ana!, 1)
    placed(bruno!, 2)
    await settle()
    expect(marks()).toEqual({ 0: 'amber', 76: 'red', 152: 'orange' })
    ana!.remove()
    await settle()
    expect(marks()).toEqual({ 0: 'amber', 152: 'orange' })
    expect(asked()).toHaveLength(1)
  })

  it('leave a row in the moment it is used for another chat, and come back with what that one has', async () => {
    markAll()
    const [row] = showRows('Ana', 'Stranger')
    await start()
    const title = row!.querySelector<HTMLElement>('[title]')!
    title.title = 'Bruno'
    await settle()
    expect(marks()).toEqual({})
    await adapter.clock.advance(200)
    expect(marks()).toEqual({ 0: 'orange' })
    title.title = 'Stranger 2'
    await adapter.clock.advance(200)
    expect(marks()).toEqual({})
  })

  it('are given to no name that two rows bear, nor to one that another chat bears out of sight', async () => {
    markAll()
    showRows('Ana', 'Bruno', 'Bruno', 'Carla')
    await start([...PEOPLE.map((name) => person(name)), person('Carla', '4912345@lid')])
    expect(marks()).toEqual({ 0: 'red' })
    showRows('Bruno')
    await adapter.clock.advance(200)
    expect(marks()).toEqual({ 0: 'orange' })
  })

  it('know a title by what a reader sees of it, and take no channel for a person', async () => {
    background.answers['page.marks'] = ({ chats }) => ({
      marks: chats.map(({ key }) => ({ key, colors: ['red'] })),
    })
    showRows('\u202a+27 66 265 0786\u202c', 'Ana\u200e', 'News', 'Ana  B')
    const number = { id: '44018837265590@lid', name: '+27 66 265 0786', unread: 0 }
    const channel = person('News', '120363041122334455@newsletter')
    await start([number, channel, person('Ana\u200e', '1@lid'), person('Ana  B', '2@lid')])
    expect(asked()).toEqual([['lid:44018837265590', 'lid:1', 'lid:2']])
    expect(marks()).toEqual({ 0: 'red', 76: 'red', 228: 'red' })
  })

  it('go when another chat takes the name, wherever it stands', async () => {
    markAll()
    const rows = showRows('Ana', 'Bruno')
    await start()
    adapter.world.chats.push(person('Ana', '4912345@lid'))
    rows[1]!.querySelector('[data-testid=cell-frame-primary-detail]')!.textContent = '10:00'
    await adapter.clock.advance(6_000)
    rows[1]!.querySelector('[data-testid=cell-frame-primary-detail]')!.textContent = '10:01'
    await adapter.clock.advance(300)
    expect(marks()).toEqual({ 76: 'orange' })
  })

  it('go by names alone where the page tells nothing, and never again by one that two rows have borne', async () => {
    markAll()
    showRows('Ana', 'Ana', 'Bruno')
    await start([])
    expect(marks()).toEqual({ 152: 'orange' })
    expect(asked()).toEqual([['name:Bruno']])
    showRows('Ana', 'Bruno')
    await adapter.clock.advance(6_000)
    expect(marks()).toEqual({ 76: 'orange' })
  })

  it('do not fall back on names when the page’s chats were within reach before', async () => {
    markAll()
    showRows('Ana', 'Bruno')
    await start()
    adapter.world.chats = []
    showRows('Carla', 'Ana')
    await adapter.clock.advance(6_000)
    expect(marks()).toEqual({})
    expect(asked()).toHaveLength(1)
  })

  it('are asked for together, once a row, again when something changed, and each minute', async () => {
    markAll()
    showRows('Ana', 'Bruno')
    await start()
    const rows = showRows('Bruno', 'Ana', 'Carla')
    await adapter.clock.advance(300)
    const both = ['phone:+34600000000', 'phone:+34600000001']
    expect(asked()).toEqual([both, ['phone:+34600000002']])
    markAll({ due: 'overdue' })
    void adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['followUps'] })
    await adapter.clock.advance(300)
    expect(asked()).toHaveLength(3)
    expect(marks()).toEqual({ 0: 'overdue orange', 76: 'overdue red', 152: 'overdue amber' })
    markAll()
    await adapter.clock.advance(59_000)
    expect(asked()).toHaveLength(3)
    await adapter.clock.advance(2_000)
    expect(asked()).toHaveLength(4)
    expect(marks()).toEqual({ 0: 'orange', 76: 'red', 152: 'amber' })
    rows[0]!.style.transform = ''
    await settle()
    expect(marks()).toEqual({ 76: 'red', 152: 'amber' })
  })

  it('are asked for once more when something changed while they were asked for', async () => {
    let answer = (): void => {}
    background.answers['page.marks'] = ({ chats }) =>
      new Promise((resolve) => {
        answer = () => resolve({ marks: chats.map(({ key }) => ({ key, colors: ['gray'] })) })
      })
    showRows('Ana')
    await start()
    markAll()
    void adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['tags'] })
    answer()
    await adapter.clock.advance(500)
    expect(marks()).toEqual({ 0: 'red' })
  })

  it('follow the list into another view, and leave nothing behind', async () => {
    markAll()
    showRows('Ana', 'Bruno')
    await start()
    const archive = list.cloneNode() as HTMLElement
    archive.append(placed(listRow({ title: 'Carla' }), 0))
    list.before(archive)
    await adapter.clock.advance(300)
    expect(marks()).toEqual({ 0: 'amber' })
    expect(document.querySelector('[data-chatside=marks]')!.parentNode).toBe(archive)
    archive.remove()
    await adapter.clock.advance(300)
    expect(marks()).toEqual({ 0: 'red', 76: 'orange' })
    expect(document.querySelector('[data-chatside=marks]')!.parentNode).toBe(list)
    expect(document.querySelectorAll('[data-chatside=marks]')).toHaveLength(1)
  })

  it('are not there when they are switched off, and go when they are', async () => {
    markAll()
    showRows('Ana')
    await start()
    background.settings = { ...background.settings, marks: false }
    void adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['settings'] })
    await adapter.clock.advance(300)
    expect(document.querySelector('[data-chatside=marks]')).toBeNull()
    expect(asked()).toHaveLength(1)
  })

  it('rest while the page is hidden, and are right again before it is seen', async () => {
    markAll()
    const rows = showRows('Ana', 'Bruno')
    await start()
    hide(true)
    rows[1]!.querySelector<HTMLElement>('[title]')!.title = 'Carla'
    await adapter.clock.advance(120_000)
    expect(asked()).toHaveLength(1)
    hide(false)
    expect(marks()).toEqual({ 0: 'red' })
    await adapter.clock.advance(300)
    expect(marks()).toEqual({ 0: 'red', 76: 'amber' })
  })

  it('are tried again later when the background does not answer, without haste', async () => {
    showRows('Ana')
    background.answers['page.marks'] = () => Promise.reject(new Error('asleep'))
    await start()
    await adapter.clock.advance(3_000)
    expect(asked()).toHaveLength(1)
    markAll()
    await adapter.clock.advance(2_000)
    expect(marks()).toEqual({ 0: 'red' })
    expect(adapter.faults.counts()).toMatchObject({ 'marks:internal': 1 })
  })
})
