import { withoutMarks } from './plain'

// What phones call the file, around the name of the chat.
const PATTERNS: readonly RegExp[] = [
  /^WhatsApp Chat (?:with|-) (.+)$/i,
  /^WhatsApp[- ]Chat (?:mit|met|med|-) (.+)$/i,
  /^(?:Chat de WhatsApp con|Chat WhatsApp con|Chat WhatsApp dengan|Conversa do WhatsApp com|Discussion WhatsApp avec) (.+)$/i,
  /^(?:Chat WhatsApp s|Чат WhatsApp с контактом|Чат WhatsApp с|Чат WhatsApp з|Czat WhatsApp z) (.+)$/i,
  /^(?:دردشة واتساب مع|محادثة واتساب مع|צ'אט WhatsApp עם|צ׳אט WhatsApp עם) (.+)$/i,
  /^(.+) ile WhatsApp Sohbeti$/i,
  /^(.+?) ?(?:とのWhatsAppチャット|との WhatsApp チャット)$/i,
  /^WhatsApp ?(?:チャット|聊天|聊天记录|대화) ?-? ?(.+)$/i,
  /^(?:与|與) ?(.+?) ?的 ?WhatsApp ?(?:聊天|聊天记录|對話)$/i,
  /^(.+?)님과의 WhatsApp 대화$/i,
  /^(.+) के साथ WhatsApp चैट$/i,
]
const COPY = / ?\(\d+\)$/

/** @returns whose chat a file of this name holds; undefined when its name does not tell. */
export function chatNameOf(fileName: string): string | undefined {
  const base = withoutMarks(fileName.slice(fileName.lastIndexOf('/') + 1))
    .replaceAll(/[\s\u00a0\u202f]+/gu, ' ')
    .replace(/\.(?:txt|zip)$/i, '')
    .replace(COPY, '')
    .trim()
  for (const pattern of PATTERNS) {
    const name = pattern.exec(base)?.[1]?.trim()
    if (name !== undefined && name !== '') return name
  }
  return undefined
}
