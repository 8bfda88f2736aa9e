import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mountSidebar } from '@/components/sidebar'
import { PAIR_MESSAGE } from '@/storage/protocol/frame'
import { FakePage, healthWithout, MARIA } from '../support/fake-page'
import { screen, useInterface, waitFor } from '../support/interface'

const ui = useInterface()
const NONCE = 'n'.repeat(43)
const WHATSAPP = 'https://web.whatsapp.com'

let root: HTMLElement
let unmount: () => void
let around: { postMessage: () => void }

beforeEach(async () => {
  root = document.body.appendChild(document.createElement('div'))
  around = { postMessage: () => undefined }
  vi.spyOn(window, 'parent', 'get').mockReturnValue(around as never)
  unmount = await mountSidebar(root)
})

afterEach(() => {
  unmount()
  vi.restoreAllMocks()
  root.remove()
})

function greet({
  origin = WHATSAPP,
  source = around as unknown,
  data = { type: PAIR_MESSAGE, nonce: NONCE } as unknown,
}) {
  const { port1, port2 } = new MessageChannel()
  const event = new MessageEvent('message', { data })
  Object.defineProperties(event, {
    origin: { value: origin },
    source: { value: source },
    ports: { value: [port2] },
  })
  window.dispatchEvent(event)
  const state = { type: 'state' as const, chat: MARIA, theme: 'light' as const, direction: 'ltr' as const }
  return new FakePage(port1, { ...state, layout: 'push', health: healthWithout() })
}

describe('pairing with the page around', () => {
  it('shows one neutral line until it is paired', async () => {
    expect(await screen.findByText('Chatside opens beside WhatsApp Web.')).toBeTruthy()
    expect(ui.background.asked).toEqual([])
  })

  it('uses the port once the background has confirmed the nonce', async () => {
    const page = greet({})
    expect(await screen.findByRole('heading', { name: 'Maria' })).toBeTruthy()
    expect(ui.background.askedFor('ui.pair')).toEqual([{ nonce: NONCE }])
    page.close()
  })

  it('stays closed when the background does not know the nonce', async () => {
    ui.background.answers['ui.pair'] = () => ({ paired: false })
    const page = greet({})
    await waitFor(() => expect(ui.background.askedFor('ui.pair')).toHaveLength(1))
    expect(page.received).toEqual([])
    expect(screen.queryByRole('heading', { name: 'Maria' })).toBeNull()
    expect(ui.background.asked.map(({ name }) => name)).toEqual(['ui.pair'])
    page.close()
  })

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another window', { source: {} }],
    ['no nonce', { data: { type: PAIR_MESSAGE } }],
    ['another message', { data: 'hello' }],
  ])('does not even ask about a greeting with %s', async (_, greeting) => {
    const page = greet(greeting)
    const real = greet({})
    await screen.findByRole('heading', { name: 'Maria' })
    expect(ui.background.askedFor('ui.pair')).toHaveLength(1)
    expect(page.received).toEqual([])
    page.close()
    real.close()
  })

  it('asks again when the background was just starting', async () => {
    ui.background.failNext('ui.pair', 'unreachable')
    const page = greet({})
    expect(await screen.findByRole('heading', { name: 'Maria' })).toBeTruthy()
    page.close()
  })
})
