import type { Health } from '@/storage/schema/health'
import type { ChatSighting } from '@/storage/schema/chat'
import type { MessageSighting } from '@/storage/schema/message'
import type { LastInsertion } from '../composer/composer'
import type { ListSource } from '../read-list/list-watch'

type Assessment = Omit<Health, 'at'>
type CapabilityHealth = Health['identity']

/** What the adapter knows about its own work at one moment. */
export type Evidence = {
  isLoggedIn: boolean
  isChatOpen: boolean
  sighting: ChatSighting | null
  /** Which selector generation found the header's title. */
  titleVia: string
  hasMessageList: boolean
  messages: readonly MessageSighting[]
  /** Elements in the list that look like messages, read or not. */
  messageElements: number
  composer: 'writable' | 'read-only' | 'absent' | 'unrecognised'
  composerVia: string
  lastInsertion: LastInsertion
  list: ListSource
  hasLookedAtList: boolean
}

const IDLE: CapabilityHealth = { state: 'idle', via: 'no chat' }

/** @returns how each capability is, and by which method it works. */
export function assess(evidence: Evidence): Assessment {
  return {
    identity: assessIdentity(evidence),
    messages: assessMessages(evidence),
    composer: assessComposer(evidence),
    list: assessList(evidence),
  }
}

function assessIdentity({ isChatOpen, sighting, titleVia }: Evidence): CapabilityHealth {
  if (!isChatOpen) return IDLE
  if (!sighting) return { state: 'lost', via: 'none' }
  if (sighting.source === 'model') return { state: 'working', via: 'model' }
  return { state: 'degraded', via: sighting.source === 'dom' ? `dom ${titleVia}` : sighting.source }
}

function assessMessages(evidence: Evidence): CapabilityHealth {
  const { isChatOpen, sighting, hasMessageList, messages, messageElements } = evidence
  if (!isChatOpen) return IDLE
  if (!hasMessageList) return { state: 'lost', via: 'none' }
  if (messages.length === 0) {
    return messageElements > 0 ? { state: 'lost', via: 'unreadable' } : { state: 'idle', via: 'empty' }
  }
  if (sighting && sighting.source !== 'dom') return { state: 'working', via: sighting.source }
  if (messages.every(({ direction }) => direction === 'unknown'))
    return { state: 'lost', via: 'no direction' }
  const hasTimes = messages.some(({ at }) => at !== undefined)
  return { state: 'degraded', via: hasTimes ? 'rows' : 'rows without times' }
}

function assessComposer({ isChatOpen, composer, composerVia, lastInsertion }: Evidence): CapabilityHealth {
  if (!isChatOpen) return IDLE
  if (composer === 'read-only' || composer === 'absent') return { state: 'idle', via: composer }
  if (composer === 'unrecognised') return { state: 'lost', via: 'none' }
  if (lastInsertion?.isLost) return { state: 'lost', via: 'insertion failed' }
  if (lastInsertion && lastInsertion.via !== 'paste') return { state: 'degraded', via: lastInsertion.via }
  return { state: 'working', via: composerVia }
}

function assessList({ isLoggedIn, list, hasLookedAtList }: Evidence): CapabilityHealth {
  if (!isLoggedIn || !hasLookedAtList) return { state: 'idle', via: 'not looked yet' }
  if (list === 'model') return { state: 'working', via: 'model' }
  return list === 'rows' ? { state: 'degraded', via: 'rows' } : { state: 'lost', via: 'none' }
}
