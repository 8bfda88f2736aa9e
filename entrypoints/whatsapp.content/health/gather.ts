import type { Composer } from '../composer/composer'
import { isWritable, type EditorFinder } from '../composer/find-editor'
import type { ChatTracker } from '../observe-chat/chat-tracker'
import type { Finder } from '../page/find'
import type { ListWatch } from '../read-list/list-watch'
import type { MessageWatch } from '../read-messages/message-watch'
import type { Evidence } from './assess'

export type Observed = {
  finder: Finder
  tracker: ChatTracker
  messages: MessageWatch
  list: ListWatch
  editors: EditorFinder
  composer: Composer
}

/** @returns what can be said right now about how well the page is understood. */
export function gatherEvidence({ finder, tracker, messages, list, editors, composer }: Observed): Evidence {
  const main = finder.one('main')
  const panel = main && finder.one('messages', main)
  return {
    isLoggedIn: finder.one('side') !== undefined,
    isChatOpen: main !== undefined,
    sighting: tracker.sighting.value,
    titleVia: finder.via('headerTitle'),
    hasMessageList: panel !== undefined,
    messages: messages.lastLook,
    // Until it is certain whose messages these are, that none was read is no loss.
    messageElements: panel && tracker.areMessagesCertain ? countBubbles(panel, finder) : 0,
    composer: main ? composerState(main, editors) : 'absent',
    composerVia: finder.via('composer'),
    lastInsertion: composer.last,
    list: list.source,
    hasLookedAtList: list.hasLooked,
  }
}

/** Counts what looks like a message by either of its two marks, so that losing one of them shows. */
function countBubbles(panel: HTMLElement, finder: Finder): number {
  const filled = finder.all('message', panel).filter((message) => !isEmpty(message, finder))
  return Math.max(filled.length, finder.all('bubble', panel).length)
}

function isEmpty(message: HTMLElement, finder: Finder): boolean {
  return (finder.one('shell', message) ?? finder.one('systemLine', message)) !== undefined
}

/** Chats in which one may not write have a footer without any text field; that is no fault. */
function composerState(main: HTMLElement, editors: EditorFinder): Evidence['composer'] {
  const composer = editors.composer()
  if (composer) return isWritable(composer) ? 'writable' : 'read-only'
  const field = main.querySelector('[contenteditable], footer [role=textbox]')
  if (field?.getAttribute('contenteditable') === 'false') return 'read-only'
  return field ? 'unrecognised' : 'absent'
}
