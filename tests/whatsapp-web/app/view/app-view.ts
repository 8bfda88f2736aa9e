import type { Context } from '../context'
import { h } from '../dom/element'
import type { TakeFiles } from '../editor/paste'
import { attachFiber } from '../page/fiber'
import type { ChatRecord, MessageRecord } from '../model/types'
import { createArchive } from './archive'
import type { Archive } from './archive'
import { createChatList } from './chat-list'
import type { ChatList } from './chat-list'
import { editDialog } from './dialog'
import type { Dialog } from './dialog'
import { drawer } from './drawer'
import { createMainPane } from './main-pane'
import type { MainPane } from './main-pane'
import { mediaPreview } from './media-preview'
import { showNotice } from './notice'
import { createSearchBox } from './search-box'
import { navigation, side } from './side'
import { welcome } from './welcome'

export interface AppView {
  element: HTMLElement
  pane: () => MainPane | undefined
  /** The list of chats, and the one of the archive. */
  lists: readonly [inbox: ChatList, archive: ChatList]
  dialog: () => Dialog | undefined
  focusSearch: () => void
  /** Whether the composer takes the focus when the next chat is drawn. */
  focusNext: (focus: boolean) => void
  openCaption: (files: File[]) => void
  openEdit: (chat: ChatRecord, message: MessageRecord) => void
}

/** Draws the state and follows its changes. */
export function createAppView(context: Context): AppView {
  const { store, scheduler } = context
  let pane: MainPane | undefined
  let dialog: Dialog | undefined
  let wantsFocus = false
  const onOpened = (): void => {
    wantsFocus = true
  }
  const list = createChatList(context, onOpened)
  const archive = createArchive(context, onOpened)
  const search = createSearchBox(context)
  const start = welcome(context)
  const left = [archive.element, side(context, search, list)] as const
  const { element, content, rightDrawer } = shell(context, left, start)
  const showDialog = (next: Dialog, place = element): void => {
    dialog?.close()
    dialog = next
    place.append(next.element)
    next.editor.focus()
  }
  const forgetDialog = (): void => {
    dialog = undefined
  }
  const openCaption = (files: File[]): void => {
    dialog?.close()
    if (pane !== undefined) showDialog(previewOf(context, pane, files, forgetDialog), content)
  }
  const takeFiles = receiveFiles(context, openCaption)
  const drawPane = (): void => {
    if (pane?.chat === store.active) return
    dialog?.close()
    pane?.destroy()
    pane = undefined
    start.hidden = store.active !== undefined
    if (store.active === undefined) return
    pane = createMainPane(context, store.active, takeFiles)
    content.insertBefore(pane.element, rightDrawer)
    pane.scrollToEnd()
    if (context.options.fiber) attachFiber(context, pane.element, store.active)
    if (wantsFocus) pane.composer.editor.focus()
    wantsFocus = false
  }
  followChanges(context, { list, archive, drawPane, pane: () => pane })
  scheduler.schedule(list.update)
  scheduler.schedule(() => drawTitle(context))
  return {
    element,
    pane: () => pane,
    lists: [list, archive.list],
    dialog: () => dialog,
    focusSearch: search.focus,
    focusNext: (focus) => {
      wantsFocus = focus
    },
    openCaption,
    openEdit: (chat, message) => showDialog(editDialog(context, chat, message, forgetDialog)),
  }
}

/** The draft moves into the caption, and back when nothing is sent. */
function previewOf(context: Context, { chat, composer }: MainPane, files: File[], onEnd: () => void): Dialog {
  const draft = composer.editor.text()
  composer.editor.setText('')
  const onClose = (wasSent: boolean): void => {
    onEnd()
    if (!wasSent) composer.editor.setText(draft)
  }
  return mediaPreview(context, { chat, files, caption: draft, onClose })
}

const SLOW_MS = 3_500

/** @returns what becomes of files pasted into the composer, as the page is set. */
function receiveFiles({ options, texts, store }: Context, open: (files: File[]) => void): TakeFiles {
  return (files) => {
    const chat = store.active
    if (options.files === 'ignored') return false
    if (options.files === 'refused') showNotice(texts.fileRefused)
    else if (options.files === 'slow') setTimeout(() => store.active === chat && open(files), SLOW_MS)
    else open(files)
    return true
  }
}

interface Drawn {
  list: ChatList
  archive: Archive
  drawPane: () => void
  pane: () => MainPane | undefined
}

function followChanges(context: Context, { list, archive, drawPane, pane }: Drawn): void {
  const { store, scheduler } = context
  const updateHeader = (): void => pane()?.updateHeader()
  const updateMessages = (): void => pane()?.updateMessages()
  const updateTitle = (): void => drawTitle(context)
  store.listen((change) => {
    if (change.type === 'active') scheduler.schedule(drawPane)
    if (change.type === 'query') scheduler.schedule(() => list.scrollTo(0))
    if ('chat' in change && change.chat === store.active) {
      scheduler.schedule(updateMessages)
      if (change.type === 'chat') scheduler.schedule(updateHeader)
    }
    scheduler.schedule(list.update)
    scheduler.schedule(archive.update)
    scheduler.schedule(updateTitle)
  })
}

/** The number in the tab's title counts chats with unread messages, not messages. */
function drawTitle({ store }: Context): void {
  const count = store.chats.filter((chat) => chat.unread > 0).length
  const title = count === 0 ? 'WhatsApp' : `(${count}) WhatsApp`
  if (document.title !== title) document.title = title
}

function shell(
  context: Context,
  [leftDrawer, left]: readonly [drawer: HTMLElement, side: HTMLElement],
  start: HTMLElement,
): { element: HTMLElement; content: HTMLElement; rightDrawer: HTMLElement } {
  const rightDrawer = drawer('right')
  const content = h(
    'div',
    { class: 'two x9f619' },
    navigation(context),
    leftDrawer,
    drawer('middle'),
    left,
    start,
    rightDrawer,
  )
  const screen = h('div', context.options.legacy ? {} : { 'data-testid': 'wa-web-main-screen' }, content)
  screen.classList.add('screen')
  return { element: h('div', { class: 'app-wrapper-web' }, screen), content, rightDrawer }
}
