/** How a file writes its dates. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** A message of an exported chat: what it measures. `author` is absent for what the app says by itself. */
export type ExportedMessage = {
  /** Epoch ms. */
  at: number
  author?: string
  kind: 'text' | 'image' | 'video' | 'audio' | 'document' | 'sticker' | 'system' | 'other'
  length: number
  /** Only when it was asked for. */
  text?: string
  /** Of a document. */
  fileName?: string
  /** The same for the same message of the same file, or of a later export of the chat. */
  key: string
}

export type ExportedChat = {
  /** Whose chat it is, as far as the file tells; else what the file is called. */
  name: string
  participants: string[]
  messages: ExportedMessage[]
  order: DateOrder
  /** Whether nothing but this order fits the dates. */
  isOrderSure: boolean
  /** Lines that belong to no message. */
  skipped: number
}

export type ExportOptions = {
  /** The zone (IANA) of the phone that made the export, whose clock it shows. The browser's own when absent. */
  timeZone?: string
  /** How dates are to be read, whatever the file makes likely. */
  order?: DateOrder
  /** Epoch ms: no message is newer. */
  now?: number
  /** Whether what messages say is told too. */
  keepsTexts?: boolean
}
