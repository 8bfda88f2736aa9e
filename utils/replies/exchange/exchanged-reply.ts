/** A file that goes with a reply. Without `base64` its bytes are not in the exchanged file. */
export type ExchangedMedia = { name: string; type: string; size: number; base64?: string }

/** A quick reply as it is imported and exported: what every format is translated from and to. */
export type ExchangedReply = {
  shortcut: string
  title: string
  /** In the language of docs/templates.md. */
  body: string
  language?: string
  /** The same reply in further languages, by language tag. */
  variants?: Record<string, string>
  labels: string[]
  folder?: string
  isArchived?: boolean
  media?: ExchangedMedia[]
}

/** A text file: `name` without a folder. */
export type ExchangeFile = { name: string; text: string }
