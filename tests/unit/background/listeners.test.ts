import { describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { SWEEP_ALARM } from '@/entrypoints/background/alarms'
import { registerListeners } from '@/entrypoints/background/listeners'
import { browser } from '@/utils/browser'
import { newId } from '@/utils/ids'
import { askUi, EXTENSION_ID, OWN_ORIGIN, passTime, T0, useFreshBackground } from '../helpers/background'

useFreshBackground()

/** An event of the browser, as far as a listener sees it. */
function fakeEvent<Listener extends (...args: never[]) => unknown>() {
  const listeners: Listener[] = []
  return { addListener: (listener: Listener) => void listeners.push(listener), listeners }
}

function start() {
  const events = {
    clicked: fakeEvent(),
    command: fakeEvent<(command: string, tab?: object) => void>(),
    installed: fakeEvent<(details: { reason: string }) => void>(),
    alarm: fakeEvent<(alarm: { name: string }) => void>(),
    message:
      fakeEvent<(message: unknown, sender: object, respond: (answer: unknown) => void) => true | undefined>(),
    removed: fakeEvent<(tabId: number) => void>(),
  }
  fakeBrowser.action.onClicked = events.clicked as never
  fakeBrowser.commands.onCommand = events.command as never
  fakeBrowser.runtime.onInstalled = events.installed as never
  fakeBrowser.alarms.onAlarm = events.alarm as never
  fakeBrowser.runtime.onMessage = events.message as never
  fakeBrowser.tabs.onRemoved = events.removed as never
  registerListeners()
  return events
}

describe('a worker that starts', () => {
  test('listens to everything before it waits for anything', () => {
    const events = start()
    for (const event of Object.values(events)) expect(event.listeners).toHaveLength(1)
  })

  test('sets the sweep again, and fires what fell due while nobody was there', async () => {
    const contactId = newId()
    await askUi('contacts.create', { id: contactId, patch: { name: 'Maria' } })
    const id = newId()
    await askUi('followUps.set', { target: { contactId }, id, contactId, dueAt: T0 + 1000, timeZone: 'UTC' })
    passTime(60_000)
    start()
    await vi.waitFor(async () => {
      expect(Object.keys(await browser.notifications.getAll())).toEqual([`${id}:${T0 + 1000}`])
      expect(await browser.alarms.get(SWEEP_ALARM)).toBeDefined()
      expect(fakeBrowser.action.setBadgeText).toHaveBeenLastCalledWith({ text: '1' })
    })
  })

  test('fires a follow-up that is set in the past at once, and takes it back when it is done', async () => {
    start()
    const [contactId, id] = [newId(), newId()]
    await askUi('contacts.create', { id: contactId, patch: { name: 'Maria' } })
    await askUi('followUps.set', { target: { contactId }, id, contactId, dueAt: T0 - 1000, timeZone: 'UTC' })
    await vi.waitFor(async () =>
      expect(await browser.notifications.getAll()).toHaveProperty(`${id}:${T0 - 1000}`),
    )
    await askUi('followUps.done', { id })
    await vi.waitFor(async () => {
      expect(await browser.notifications.getAll()).toEqual({})
      expect(fakeBrowser.action.setBadgeText).toHaveBeenLastCalledWith({ text: '' })
    })
  })

  test('shows the welcome page after installing, and not after an update', async () => {
    const events = start()
    const create = vi.spyOn(fakeBrowser.tabs, 'create')
    events.installed.listeners[0]?.({ reason: 'update' })
    events.installed.listeners[0]?.({ reason: 'install' })
    await vi.waitFor(() => expect(create).toHaveBeenCalledOnce())
    expect(create.mock.calls[0]?.[0]).toMatchObject({ url: `${OWN_ORIGIN}/workspace.html#/welcome` })
  })

  test('answers requests, and leaves other messages to others', async () => {
    const events = start()
    const listener = events.message.listeners[0]
    const sender = { id: EXTENSION_ID, url: `${OWN_ORIGIN}/popup.html` }
    const respond = vi.fn()
    const request = { chatside: 1, audience: 'ui', name: 'tags.list', input: {} }
    expect(listener?.(request, sender, respond)).toBe(true)
    await vi.waitFor(() => expect(respond).toHaveBeenCalledExactlyOnceWith({ ok: true, output: [] }))
    expect(listener?.({ type: 'other' }, sender, respond)).toBeUndefined()
    expect(respond).toHaveBeenCalledOnce()
  })

  test('The key toggles the sidebar as the button does; another key does nothing', async () => {
    const events = start()
    const told = vi.fn(async () => true)
    fakeBrowser.tabs.sendMessage = told as never
    const tab = { id: 7, url: 'https://web.whatsapp.com/' }
    events.command.listeners[0]?.('something-else', tab)
    events.command.listeners[0]?.('toggle-sidebar', tab)
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce())
    expect(told).toHaveBeenCalledWith(7, { chatside: 1, type: 'toggle-sidebar' }, { frameId: 0 })
  })
})
