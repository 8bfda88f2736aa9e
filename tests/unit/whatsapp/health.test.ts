import { describe, expect, it } from 'vitest'
import { assess, type Evidence } from '@/entrypoints/whatsapp.content/health/assess'
import type { ChatSighting } from '@/storage/schema/chat'
import type { MessageSighting } from '@/storage/schema/message'

const sighting: ChatSighting = {
  account: '',
  key: 'name:Ana',
  kind: 'person',
  name: 'Ana',
  epoch: 1,
  source: 'model',
  isAmbiguous: false,
  isBusiness: false,
  messageIds: [],
}
const message: MessageSighting = {
  messageId: 'a',
  direction: 'in',
  ack: 'unknown',
  kind: 'text',
  length: 3,
  at: 1,
}

const fine: Evidence = {
  isLoggedIn: true,
  isChatOpen: true,
  sighting,
  titleVia: '2026',
  hasMessageList: true,
  messages: [message],
  messageElements: 1,
  composer: 'writable',
  composerVia: '2026',
  lastInsertion: undefined,
  list: 'model',
  hasLookedAtList: true,
}

function states(evidence: Partial<Evidence>) {
  const { identity, messages, composer, list } = assess({ ...fine, ...evidence })
  return [identity, messages, composer, list].map(({ state, via }) => `${state}: ${via}`)
}

describe('the health of the adapter', () => {
  it('is working all over when the page’s model answers', () => {
    expect(states({})).toEqual(['working: model', 'working: model', 'working: 2026', 'working: model'])
  })

  it('names the fallback that carries it', () => {
    const byScreen = { ...sighting, source: 'dom' as const }
    expect(states({ sighting: byScreen, titleVia: 'legacy', list: 'rows' })).toEqual([
      'degraded: dom legacy',
      'degraded: rows',
      'working: 2026',
      'degraded: rows',
    ])
    expect(states({ sighting: { ...sighting, source: 'fiber' } })[0]).toBe('degraded: fiber')
  })

  it('is idle where there is nothing to do', () => {
    expect(states({ isChatOpen: false, isLoggedIn: false })).toEqual([
      'idle: no chat',
      'idle: no chat',
      'idle: no chat',
      'idle: not looked yet',
    ])
    expect(states({ composer: 'read-only', messages: [], messageElements: 0 }).slice(1, 3)).toEqual([
      'idle: empty',
      'idle: read-only',
    ])
  })

  it('says what is lost', () => {
    expect(states({ sighting: null, hasMessageList: false, composer: 'unrecognised', list: 'none' })).toEqual(
      ['lost: none', 'lost: none', 'lost: none', 'lost: none'],
    )
    expect(states({ messages: [], messageElements: 4 })[1]).toBe('lost: unreadable')
    expect(states({ lastInsertion: { via: 'none', isLost: true } })[2]).toBe('lost: insertion failed')
    expect(states({ lastInsertion: { via: 'command', isLost: false } })[2]).toBe('degraded: command')
    const byScreen = { ...sighting, source: 'dom' as const }
    expect(states({ sighting: byScreen, messages: [{ ...message, direction: 'unknown' }] })[1]).toBe(
      'lost: no direction',
    )
  })
})
