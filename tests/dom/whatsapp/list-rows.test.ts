import { beforeEach, describe, expect, it } from 'vitest'
import { Finder } from '@/entrypoints/whatsapp.content/page/find'
import { readRows } from '@/entrypoints/whatsapp.content/read-list/read-rows'
import type { ChatActivity } from '@/storage/schema/chat'
import { showFixture } from './support/fixture'
import { listRow } from './support/list-row'

const NOW = new Date(2026, 8, 28, 12, 0).getTime()
const today = (hours: number, minutes: number) => new Date(2026, 8, 28, hours, minutes).getTime()

describe('the rows of the chat list', () => {
  beforeEach(() => showFixture('2026-bare-de'))

  it('tell name, unread messages and the time of today', () => {
    expect(read().map(({ name, unread, lastAt }) => [name, unread, lastAt])).toEqual([
      ['Jürgen', 0, today(10, 31)],
      ['Bruno +55 11 91234-5678', 2, today(9, 12)],
      ['Família 😀', 0, today(8, 0)],
    ])
  })

  it('tell who wrote last by the ticks, or by what is unread, and else say nothing', () => {
    show(
      listRow({ title: 'A', ticks: ' Gelesen ' }),
      listRow({ title: 'B', unread: '3' }),
      listRow({ title: 'C' }),
    )
    expect(read().map(({ lastDirection, lastAck }) => `${lastDirection} ${lastAck}`)).toEqual([
      'out read',
      'in unknown',
      'unknown unknown',
    ])
  })

  it('do not take a pin or a crossed-out bell for ticks', () => {
    show(
      listRow({ title: 'A', ticks: 'Pinned chat', icon: 'wds-ic-pin' }),
      listRow({ title: 'B', ticks: 'Muted chat', icon: 'wds-ic-notifications-off', unread: '1' }),
    )
    expect(read().map(({ lastDirection }) => lastDirection)).toEqual(['unknown', 'in'])
  })

  it('are left out when two of them bear one name', () => {
    show(listRow({ title: 'Maria' }), listRow({ title: '\u202aMaria\u202c' }), listRow({ title: 'Ana' }))
    expect(read().map(({ name }) => name)).toEqual(['Ana'])
  })

  it('are known by the number of somebody unsaved, without direction marks', () => {
    show(listRow({ title: '\u202a+27 66 265 0786\u202c' }))
    expect(read()[0]).toMatchObject({ key: 'phone:+27662650786', phone: '+27662650786', account: 'phone:+1' })
  })

  it.each([
    ['Yesterday', undefined],
    ['Montag', undefined],
    ['27.09.2026', undefined],
    ['23:59', undefined],
    ['11:59', today(11, 59)],
    ['9:05\u202fAM', today(9, 5)],
    ['上午9:05', today(9, 5)],
    ['٩:٠٥ ص', today(9, 5)],
  ])('have a time only when it is one of today that has passed: %s', (time, at) => {
    show(listRow({ title: 'A', time }))
    expect(read()[0]?.lastAt).toBe(at)
  })

  it.each([
    ['12', 12],
    ['٣', 3],
    ['99+', 99],
    ['', 0],
    ['9'.repeat(30), 1_000_000],
  ])('count unread messages in any digits, within limits: %s', (unread, count) => {
    show(listRow({ title: 'A', unread }))
    expect(read()[0]?.unread).toBe(count)
  })

  it('leave section headings out', () => {
    const heading = document.createElement('div')
    heading.setAttribute('role', 'row')
    heading.textContent = 'Contacts'
    show(heading, listRow({ title: 'Ana' }))
    expect(read().map(({ name }) => name)).toEqual(['Ana'])
  })

  it('are read in the older layout', () => {
    showFixture('legacy-prefixed-c-us-en')
    expect(read().map(({ name }) => name)).toEqual(['Ana Pérez', 'Bruno +55 11 91234-5678', 'Família 😀'])
  })
})

function read(): ChatActivity[] {
  return readRows('phone:+1', new Finder(), NOW)
}

function show(...rows: HTMLElement[]): void {
  document.querySelector('[data-testid="chat-list"]')!.replaceChildren(...rows)
}
