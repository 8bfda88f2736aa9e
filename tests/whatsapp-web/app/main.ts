import { createClock } from './clock'
import type { Context } from './context'
import { createControl } from './control/create-control'
import type { Parts } from './control/parts'
import { createDayLabels } from './locale/days'
import { loadTexts } from './locale/load'
import { openChat } from './model/actions'
import { Store } from './model/store'
import { readOptions } from './options'
import { noteError, watchErrors } from './page/error-watch'
import { watchGuests } from './page/guest-watch'
import { handleKeys } from './page/keys'
import { followChatLinks, openByPhone } from './page/links'
import { installModules } from './page/modules'
import { createRecords } from './page/records'
import { recallTab, rememberChanges, restoreChats } from './page/tab-memory'
import { tabStorage } from './page/tab-storage'
import { createRandom } from './random'
import { buildChats } from './seed/build-chats'
import { OWN_NAME } from './seed/own-name'
import { createAppView } from './view/app-view'
import { followWindowWidth, showTheme } from './view/page-frame'
import { createScheduler } from './view/scheduler'

const records = createRecords(tabStorage)
watchErrors(records)
watchGuests(records)
const options = readOptions(location)
showTheme(options.theme, options.business)
window.practice = createControl(setUp)

/** Shows the application after the splash, as the real page's start takes its time too. */
function setUp(ready: (parts: Parts) => void): void {
  setTimeout(() => ready(start()), options.bootDelayMs)
}

function start(): Parts {
  const context = createContext()
  const { store } = context
  const memory = recallTab(location.search, context.clock.nowMs())
  const seedClock = createClock(options.nowMs ?? memory.baseMs)
  store.chats = buildChats({ ...context, clock: seedClock, random: createRandom(options.seed) })
  restoreChats(store, memory.chats)
  context.random = createRandom(options.seed + 1 + memory.loads)
  const forgetTab = rememberChanges(store, memory, location.search)
  const view = createAppView(context)
  document.getElementById('wa_web_initial_startup')?.remove()
  document.getElementById('app')?.replaceChildren(view.element)
  if (options.modules !== 'missing') installModules(context)
  handleKeys(context, view)
  followChatLinks(context, () => view.focusNext(true))
  followWindowWidth()
  readWhenSeen(context)
  if (options.open !== undefined) openChat(context, store.find(options.open))
  if (options.sendTo !== undefined) openByPhone(context, options.sendTo.phone, options.sendTo.text)
  return { context, view, forgetTab }
}

function createContext(): Context {
  const texts = loadTexts(options.locale)
  document.documentElement.lang = texts.lang
  document.documentElement.dir = texts.dir
  return {
    options,
    texts,
    days: createDayLabels(texts, options.stamp),
    clock: createClock(options.nowMs),
    random: createRandom(options.seed),
    store: new Store(),
    records,
    scheduler: createScheduler((error) => noteError(records, error)),
    ownName: OWN_NAME,
  }
}

function readWhenSeen({ store }: Context): void {
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || store.active === undefined) return
    store.active.unread = 0
    store.emit({ type: 'chat', chat: store.active })
  })
}
