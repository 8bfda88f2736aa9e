import { logFault } from '@/utils/logger'
import { privacyGuard } from '../private-chats'
import type { ChatIdentity } from '../schema/chat'
import type { AnswerState, TeamSession } from '../schema/team'
import { AnswerBoard } from './answering-board'
import { conversationKeys } from './answering-key'
import { askForLock, lineSoon } from './answering-line'
import { answersInTeam } from './answers-in-team'
import { withKnownNames } from './known-names'
import { isLineOpen, onFrame, onLine } from './live'
import type { ServerFrame } from './wire'

type Doing = 'looking' | 'typing' | 'sent' | 'left'
/** The tab in which a chat is open; `tell` has it ask again, and says whether it is still there. */
export type Watcher = { tabId: number; tell: () => Promise<boolean> }
type Watching = Watcher & {
  /** What the server calls the conversation, by each name that is known of it. */
  conversations: readonly string[]
  me: TeamSession['user']
  isTyping: boolean
  /** What it was answered last; undefined while it waits for its answer. */
  told?: string
}

const OFF: AnswerState = { state: 'off' }

const board = new AnswerBoard()
/** What each tab shows; said anew at least every 20 seconds by those that are looked at, also to a worker that is new. */
const watching = new Map<number, Watching>()
/** What a tab said last counts, however long it took to look after what it said before. */
const turns = new Map<number, number>()

// As soon as this is loaded, together with the line: its first frame may come before anybody asks.
onFrame(hear)
onLine((isOpen) => isOpen || tellOfNews())

/**
 * Tells the team what the person does in a chat; of a private one nothing goes out. Nobody waits for it to type or to send.
 * @returns whether somebody else is answering there.
 */
export async function answering(chat: ChatIdentity, doing: Doing, watcher: Watcher): Promise<AnswerState> {
  const { tabId } = watcher
  const turn = (turns.get(tabId) ?? 0) + 1
  turns.set(tabId, turn)
  const before = watching.get(tabId)
  watching.delete(tabId)
  const session = await answersInTeam()
  if (session === undefined) return OFF
  const known = await withKnownNames(chat)
  // A chat may be private by a name that only the card has.
  const guards = await Promise.all([privacyGuard(chat), privacyGuard(known)])
  const conversations = await conversationKeys(session.ws.id, known)
  if (conversations.length === 0 || guards.some((guard) => guard.isPrivate())) return OFF
  const isHolding =
    before?.isTyping === true && before.conversations.some((one) => conversations.includes(one))
  if (doing === 'left') {
    // What was sent a moment ago is held on.
    if (isHolding)
      for (const one of before.conversations) await askForLock(session, { chat: one, state: 'drop' })
    return OFF
  }
  const isTyping = doing === 'typing' || (doing === 'looking' && isHolding)
  const mine: Watching = { ...watcher, conversations, me: session.user, isTyping }
  if (turns.get(tabId) === turn) watching.set(tabId, mine)
  if (doing !== 'looking') return answerTo(mine, await ask(session, conversations, doing))
  await lineSoon()
  return answerTo(mine, false)
}

/** @returns whether the server was asked. */
async function ask(
  session: TeamSession,
  conversations: readonly string[],
  doing: 'typing' | 'sent',
): Promise<boolean> {
  let isAsked = false
  if (doing === 'sent') board.sent(conversations, session.user.name)
  for (const chat of conversations) {
    const answer = await askForLock(session, { chat, state: doing === 'sent' ? 'hold' : 'typing' })
    if (typeof answer === 'object') board.take(answer)
    isAsked ||= answer !== undefined
  }
  return isAsked
}

/** @param isOurs the server was just asked for the lock: until it says otherwise, whoever comes first has it. */
function answerTo(watcher: Watching, isOurs: boolean): AnswerState {
  const { conversations, me } = watcher
  const found = board.stateIn(conversations, me, isLineOpen())
  const answer: AnswerState = isOurs && found.state !== 'taken' ? { state: 'mine' } : found
  watcher.told = newsOf(answer)
  const both = board.collisionIn(conversations)
  if (both !== undefined) board.forgetCollision(conversations)
  return both === undefined ? answer : { ...answer, both }
}

function hear(frame: ServerFrame): void {
  if (frame.type === 'ready') board.begin(frame.locks)
  else if (frame.type === 'lock') board.take(frame.lock)
  else if (frame.type === 'unlock') board.release(frame.chat, frame.fence)
  else if (frame.type === 'collision') board.collide(frame.chat, frame.users)
  else return
  tellOfNews()
}

/** Has those tabs ask again whose chat is concerned. */
function tellOfNews(): void {
  for (const watcher of watching.values()) {
    const { conversations, me, told } = watcher
    const news = newsOf(board.stateIn(conversations, me, isLineOpen()))
    if (told === undefined || (news === told && board.collisionIn(conversations) === undefined)) continue
    tell(watcher).catch((error: unknown) => logFault('answering', error))
  }
}

async function tell(watcher: Watching): Promise<void> {
  const isThere = await watcher.tell()
  if (!isThere && watching.get(watcher.tabId) === watcher) watching.delete(watcher.tabId)
}

function newsOf({ state, name }: AnswerState): string {
  return JSON.stringify([state, name])
}
