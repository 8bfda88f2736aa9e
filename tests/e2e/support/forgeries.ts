import fc from 'fast-check'

/** Runs in the page, before and after it has loaded: what an attacker posts and dispatches. */
export interface Forger {
  send: (payloads: readonly unknown[]) => void
  /** What came back over a port of the attacker's, in any way. */
  answers: unknown[]
  sent: number
}

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
const id = fc.uuid()
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constant('__proto__'),
  fc.constant('x'.repeat(5_000)),
  fc.constant(1e308),
)
const chat = fc.record(
  {
    account: fc.constant('phone:+12025550188'),
    key: fc.constantFrom('phone:+34612555017', 'lid:1', '__proto__'),
    kind: fc.constantFrom('person', 'group'),
    name: fc.constantFrom('Ana', 'Maria'),
    epoch: fc.nat(),
    source: fc.constant('model'),
    isAmbiguous: fc.boolean(),
    isBusiness: fc.boolean(),
    messageIds: fc.constant([]),
  },
  { requiredKeys: [] },
)

/** What our own parts say to each other, and things that only look like it. */
const payload = fc.oneof(
  fc.record({ type: fc.constant('chatside:pair'), nonce: hex }),
  fc.record({ type: fc.constant('state'), chat: fc.oneof(chat, odd), layout: odd, health: odd }),
  fc.record({ type: fc.constantFrom('prepared', 'inserted', 'failed', 'focus'), call: fc.nat(), token: hex }),
  fc.record({ type: fc.constant('prepare'), call: fc.nat(), key: odd, epoch: fc.nat() }),
  fc.record({ type: fc.constant('insert'), call: fc.nat(), token: hex, text: fc.constant('FORGED') }),
  fc.record({ type: fc.constant('layout'), to: fc.constantFrom('open', 'rail', 'hidden') }),
  fc.record({
    chatside: fc.constant(1),
    audience: fc.constantFrom('page', 'ui', 'workspace'),
    name: fc.constantFrom('notes.add', 'page.setTrigger', 'contacts.erase', 'contacts.page', 'settings.set'),
    input: fc.oneof(
      odd,
      fc.record({ id, text: fc.constant('FORGED'), trigger: fc.constant(';'), target: fc.record({ chat }) }),
    ),
  }),
  fc.record({
    chatside: fc.constant(1),
    type: fc.constantFrom('toggle-sidebar', 'changed', 'open-chat'),
    chats: fc.array(chat),
  }),
  fc.record({
    call: fc.nat({ max: 50 }),
    ok: fc.oneof(odd, fc.record({ active: chat, shown: chat, hasModel: fc.boolean() })),
  }),
  fc.record({
    do: fc.constantFrom('chat', 'messages', 'paste', 'open'),
    call: fc.nat(),
    text: fc.constant('FORGED'),
    id: odd,
  }),
  odd,
)

/** @returns so many forgeries, the same each time. */
export function forgeries(count: number): unknown[] {
  return fc.sample(payload, { numRuns: count, seed: 20_260_928 })
}

/** Runs in the page: prepares the forger and forges at once, before any script of the page. */
export function beginForging(): void {
  // Seven names and four ways: each meets each.
  const names = [
    'chatside:port',
    'chatside:port?',
    'chatside:pair',
    'chatside',
    'message',
    'chatside-changes',
    'chatside:hello',
  ]
  const channels = names.map((name) => new BroadcastChannel(name))
  const forger: Forger = { send, answers: [], sent: 0 }
  Object.assign(window, { forger })
  function port(): MessagePort {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => forger.answers.push(data)
    return port2
  }
  const own = new WeakSet<Event>()
  function dispatch(target: EventTarget, event: Event): void {
    own.add(event)
    target.dispatchEvent(event)
  }
  function send(payloads: readonly unknown[]): void {
    for (const data of payloads) {
      const { sent } = forger
      const name = names[sent % names.length] ?? 'message'
      const target = sent % 8 < 4 ? window : document
      const text = sent % 3 === 0 ? JSON.stringify(data) : data
      const ports = [port()]
      if (sent % 4 === 0) window.postMessage(text, '*', ports)
      else if (sent % 4 === 1)
        dispatch(target, new MessageEvent(name, { data: text, ports, source: window, cancelable: true }))
      else if (sent % 4 === 2) dispatch(target, new CustomEvent(name, { detail: text, bubbles: true }))
      else channels[sent % channels.length]?.postMessage(text)
      forger.sent += 1
    }
  }
  const guesses = [
    '{"do":"chat","call":1}',
    { type: 'chatside:pair', nonce: '0'.repeat(64) },
    { chatside: 1 },
    null,
  ]
  for (let round = 0; round < 60; round += 1) send(guesses)
  // Whoever answers a call for the port would be heard here.
  document.addEventListener('chatside:port', (event) => {
    if (!own.has(event)) forger.answers.push('a port was handed over')
  })
  dispatch(document, new Event('chatside:port?'))
}
