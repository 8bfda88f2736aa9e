import { beforeEach, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { InputOf } from '@/storage/protocol/command'
import type { PageCommands } from '@/storage/protocol/page'
import type { ChatSighting } from '@/storage/schema/chat'
import type { AnswerState, TeamSession } from '@/storage/schema/team'
import { forgetTeamSession, writeTeamSession } from '@/storage/sync/team-session'
import type { LockAsk, ServerFrame } from '@/storage/sync/wire'
import { askPage, T0, useFreshBackground } from '../../helpers/background'
import { sightingOf } from '../../helpers/sightings'
import { line } from './fake-line'

export const MARIA = sightingOf({ phone: '+5511987654321', key: 'phone:+5511987654321' })
export const OTHER = sightingOf({
  phone: '+34600000001',
  lid: '5150',
  key: 'phone:+34600000001',
  name: 'Other',
})
const SESSION: Omit<TeamSession, 'ws'> = {
  url: 'https://team.example',
  token: 'secret',
  deviceId: 'd-me',
  deviceName: 'Laptop',
  user: { id: 'me', name: 'Me' },
  role: 'rep',
  key: 'key',
  joinedAt: T0,
}

type Doing = InputOf<PageCommands['page.answering']>['doing']

/** What a test looks at and changes. */
export type Stage = {
  session: TeamSession
  /** Requests to the server. */
  asked: { url: string; body: LockAsk }[]
  reply: () => Promise<Response>
  /** Messages to tabs. */
  told: [tabId: number, message: unknown][]
}

let teams = 0

/** A background in a team whose line is open, before each test. */
export function useAnsweringTeam(): Stage {
  useFreshBackground()
  const stage = {} as Stage
  beforeEach(async () => {
    forgetTeamSession()
    Object.assign(line, { isOpen: true, sent: [], wanted: 0 })
    // What a worker knows of one team says nothing of another.
    const session = { ...SESSION, ws: { id: `workspace-${++teams}`, name: 'Team' } }
    const reply = async (): Promise<Response> => new Response('{}', { status: 404 })
    Object.assign(stage, { session, asked: [], reply, told: [] })
    vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
      stage.asked.push({ url, body: JSON.parse(body) as LockAsk })
      return stage.reply()
    })
    const tell = async (tabId: number, message: unknown): Promise<void> =>
      void stage.told.push([tabId, message])
    fakeBrowser.tabs.sendMessage = tell as never
    await writeTeamSession(session)
  })
  return stage
}

export function say(doing: Doing, chat: ChatSighting = MARIA): Promise<AnswerState> {
  return askPage('page.answering', { chat, doing })
}

/** What went to the server by the line. */
export function locks(): LockAsk[] {
  return line.sent.flatMap((frame) => (frame.type === 'lock' ? [frame.ask] : []))
}

/** @returns what the server is told for a chat; '' when it is told nothing. Nothing of the question is left. */
export async function keyOf(chat: ChatSighting): Promise<string> {
  const before = locks().length
  await say('typing', chat)
  const key = locks()[before]?.chat ?? ''
  await say('left', chat)
  line.sent.splice(before)
  return key
}

/** @returns the word of the server that somebody answers; the id of 'Me' is this person's. */
export function lockOf(chat: string, name: string, fence: number, device = `d-${name}`): ServerFrame {
  const user = { id: name === 'Me' ? 'me' : `u-${name}`, name }
  return { type: 'lock', lock: { chat, device, user, until: 1, fence }, isYours: false }
}
