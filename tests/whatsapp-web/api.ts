import type { KnownChatKey } from './known-chats'

export const LAYOUTS = ['2026', '2026-b', 'legacy-cus', 'legacy-lid'] as const
export type Layout = (typeof LAYOUTS)[number]

export const LOCALES = ['en', 'en-gb', 'pt-br', 'es', 'de', 'it', 'he', 'ar', 'ja', 'zh-cn'] as const
export type LocaleName = (typeof LOCALES)[number]

export interface PracticeChat {
  /** Serialized id, for instance `34612555017@c.us`. */
  id: string
  /** The name a test may use instead of the id, for the chats of known-chats.ts. */
  known?: KnownChatKey
  title: string
  kind: 'person' | 'group' | 'self'
  /** Digits, when the page can map the chat to a phone. */
  phone?: string
  unread: number
  draft: string
  open: boolean
}

/** What the page does with files that are pasted: it may let them pass, refuse them with a notice, or be slow. */
export const FILE_MODES = ['taken', 'ignored', 'refused', 'slow'] as const
export type FileMode = (typeof FILE_MODES)[number]

/** Whether a row of the list stays with its chat while it is in sight, or is used again for another. */
export const ROW_MODES = ['keyed', 'pooled'] as const
export type RowMode = (typeof ROW_MODES)[number]

export type ListFilter = 'all' | 'unread' | 'groups'

/** How the list of chats is to stand. What is left out stays as it is. */
export interface ListState {
  query?: string
  filter?: ListFilter
  /** The archive covers the list with one of its own. */
  archive?: boolean
  scrollTop?: number
}

/** A file that was pasted and that the page took. */
export interface PastedFile {
  chatId: string
  name: string
  type: string
  size: number
  /** SHA-256 of its bytes, in hexadecimal digits. */
  sha256: string
}

export interface MediaPreviewState {
  /** Names of the files, in their order. */
  files: string[]
  caption: string
}

export interface SentRecord {
  chatId: string
  text: string
  /** Names of the files that went with a caption. */
  files?: string[]
  kind: 'text' | 'caption' | 'edit'
  via: 'enter' | 'button' | 'panel-enter' | 'module'
  /** Whether a person's key or click caused it, as told by the event. */
  trusted: boolean
}

export interface IncomingMessage {
  text: string
  /** The author's name, in groups. */
  author?: string
  /** Id of the quoted message. */
  quote?: string
  kind?: 'text' | 'image' | 'voice'
}

export interface PracticeMessage {
  id: string
  fromMe: boolean
  ack: number
  kind: string
  text: string
  /** Epoch milliseconds. */
  at: number
}

export interface StorageReport {
  databases: string[]
  localStorage: string[]
  sessionStorage: string[]
  caches: string[]
  cookies: string[]
}

/**
 * What tests call in the page's main world as `window.practice`. Chats are named by their id or their known key.
 * Functions that return a promise resolve when the page has rendered.
 */
export interface PracticeApi {
  ready: Promise<void>
  chats(): PracticeChat[]
  messages(chat: string): PracticeMessage[]
  openChat(): PracticeChat | undefined
  open(chat: string, options?: { focus?: boolean }): Promise<void>
  close(): Promise<void>
  /** Everything sent in this tab since the last `reset`, reloads included. */
  sent(): SentRecord[]
  /** Adds an incoming message; resolves to its id. */
  receive(chat: string, message: IncomingMessage): Promise<string>
  markTyping(chat: string, typing: boolean): Promise<void>
  /** -1 failed, 0 pending, 1 sent, 2 delivered, 3 read, 4 played. */
  setAck(messageId: string, ack: number): Promise<void>
  rename(chat: string, name: string): Promise<void>
  /** Resolves once the list is drawn so. */
  arrange(list: ListState): Promise<void>
  /** The chat that a row of the list is drawn from now. */
  chatOfRow(row: Element): PracticeChat | undefined
  /** Moves a person's chat from its phone to a private id; resolves to the new id. */
  moveToLid(chat: string, options: { mapped: boolean }): Promise<string>
  removeModules(): void
  removeFiber(): void
  /** Exact text of the composer, paragraphs joined by "\n"; undefined without an open chat. */
  composerText(): string | undefined
  /** Exact text of the caption or edit editor, when one is open. */
  dialogText(): string | undefined
  /** Replaces the draft without focusing the composer and without a selection. */
  setDraft(text: string): Promise<void>
  /** Makes the composer read-only, as while a voice message is recorded. */
  setRecording(recording: boolean): Promise<void>
  openCaption(): Promise<void>
  openEdit(messageId: string): Promise<void>
  closeDialog(): Promise<void>
  /** What the preview of media shows, while one is open. */
  mediaPreview(): MediaPreviewState | undefined
  /** Every file the page took in this load, in its order. */
  pastedFiles(): Promise<PastedFile[]>
  setFileMode(mode: FileMode): void
  /** Uncaught errors, unhandled rejections and Lexical errors of the page. */
  errors(): string[]
  /** Extension ids the page has ever seen in a script or link element. */
  domReport(): string[]
  storageReport(): Promise<StorageReport>
  /** Reloads a hidden page without a draft, as an update does. False when the page would not. */
  selfReload(options?: { evenIfVisible?: boolean; afterMs?: number }): boolean
  /** Module functions called that send, delete or mark; must stay empty. */
  forbiddenCalls(): string[]
  /** How often each module function was called, by `Module.function`. */
  moduleCalls(): Record<string, number>
  /** The page's own keyboard shortcuts that ran, for instance `Alt+K`. */
  shortcuts(): string[]
  setTheme(theme: 'light' | 'dark'): void
  /** Moves the fixed clock, or the offset to the real one. */
  advanceClock(ms: number): void
  /** Forgets what this tab recorded and changed; takes effect fully at the next load. */
  reset(): void
}

declare global {
  interface Window {
    practice: PracticeApi
  }
}
