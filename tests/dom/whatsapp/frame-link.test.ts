import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { Faults } from '@/entrypoints/whatsapp.content/base/faults'
import { FrameLink } from '@/entrypoints/whatsapp.content/sidebar-frame/frame-link'
import { pairMessageSchema, type FrameToPage } from '@/storage/protocol/frame'
import { AppError } from '@/utils/app-error'
import { FakeBackground } from './support/fake-background'
import { settle } from './support/manual-clock'

let background: FakeBackground

beforeEach(() => {
  background = new FakeBackground()
})

describe('the line to the sidebar', () => {
  type Posted = { message: unknown; target: string; port: MessagePort }

  function frameThatTakes(posted: Posted[]): HTMLIFrameElement {
    const iframe = document.createElement('iframe')
    const contentWindow = {
      postMessage: (message: unknown, target: string, [port]: [MessagePort]) =>
        posted.push({ message, target, port }),
    }
    Object.defineProperty(iframe, 'contentWindow', { value: contentWindow })
    return iframe
  }

  it('begins with a nonce that the background was told of first, for our own origin only', async () => {
    const posted: Posted[] = []
    const link = new FrameLink({
      ask: background.ask,
      faults: new Faults(),
      extensionUrl: 'chrome-extension://abc/sidebar.html',
      onMessage: () => undefined,
    })
    const iframe = frameThatTakes(posted)
    await link.pair(iframe)
    await link.pair(iframe)
    const nonces = background.inputs('page.registerFrame').map(({ nonce }) => nonce)
    expect(nonces.map((nonce) => nonce.length)).toEqual([64, 64])
    expect(new Set(nonces).size).toBe(2)
    expect(posted.map(({ message }) => z.parse(pairMessageSchema, message).nonce)).toEqual(nonces)
    expect(posted.map(({ target }) => target)).toEqual(Array(2).fill('chrome-extension://abc/sidebar.html'))
  })

  it('is not opened when the background does not know of it', async () => {
    const posted: Posted[] = []
    background.fault = new AppError('unreachable')
    const link = new FrameLink({
      ask: background.ask,
      faults: new Faults(),
      extensionUrl: '',
      onMessage: () => undefined,
    })
    await expect(link.pair(frameThatTakes(posted))).rejects.toMatchObject({ code: 'unreachable' })
    expect(posted).toEqual([])
  })

  it('takes the messages of the contract and counts everything else', async () => {
    const posted: Posted[] = []
    const taken: FrameToPage[] = []
    const faults = new Faults()
    const link = new FrameLink({
      ask: background.ask,
      faults,
      extensionUrl: '',
      onMessage: (one) => taken.push(one),
    })
    await link.pair(frameThatTakes(posted))
    const { port } = posted[0]!
    const answers: unknown[] = []
    port.addEventListener('message', ({ data }) => answers.push(data))
    port.start()
    port.postMessage({ type: 'ready' })
    port.postMessage({ type: 'insert', call: 1, token: 't', text: 'x'.repeat(30_000) })
    port.postMessage('ready')
    await settle()
    expect(taken).toEqual([{ type: 'ready' }])
    expect(faults.counts()).toEqual({ 'frame:bad-request': 2 })
    // A refused call is answered: whoever asked does not wait for ever.
    expect(answers).toEqual([{ type: 'failed', call: 1, code: 'bad-request' }])
  })
})
