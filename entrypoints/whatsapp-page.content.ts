import { defineContentScript } from 'wxt/utils/define-content-script'
import { answer } from './whatsapp-page/answer'
import { handOver } from './whatsapp-page/give-port'
import { MessageChannel, received, send } from './whatsapp-page/pristine'
import type { Ask, Wired } from './whatsapp-page/wire'

export default defineContentScript({
  matches: ['https://web.whatsapp.com/*'],
  world: 'MAIN',
  runAt: 'document_start',
  // A named result would be a global that the page can see.
  globalName: false,
  main() {
    const { port1, port2 } = new MessageChannel()
    // Only our own content script holds the other end, so its questions are taken as they are typed.
    port1.onmessage = (event) => send(port1, answer(received(event) as Wired<Ask>))
    handOver(port2)
  },
})
