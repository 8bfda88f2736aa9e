import { plainSpaces, withoutMarks } from './plain'

// What phones call the file: the name of the chat stands in the place of the star.
const FILE_NAMES = [
  'WhatsApp Chat with *',
  'WhatsApp Chat - *',
  'WhatsApp-Chat mit *',
  'WhatsApp Chat mit *',
  'WhatsApp-chat met *',
  'WhatsApp-chatt med *',
  'WhatsApp-samtale med *',
  'WhatsApp chat med *',
  'WhatsApp-keskustelu henkilön * kanssa',
  'Chat de WhatsApp con *',
  'Xat de WhatsApp amb *',
  'Conversa do WhatsApp com *',
  'Conversa no WhatsApp com *',
  'Discussion WhatsApp avec *',
  'Chat WhatsApp con *',
  'Conversație WhatsApp cu *',
  'Chat WhatsApp dengan *',
  'Sembang WhatsApp dengan *',
  'Trò chuyện WhatsApp với *',
  '* ile WhatsApp Sohbeti',
  'Чат WhatsApp с контактом *',
  'Чат WhatsApp с *',
  'Бесіда WhatsApp з *',
  'Чат WhatsApp з *',
  'WhatsApp Чат с *',
  'Czat WhatsApp z *',
  'Chat WhatsApp s uživatelem *',
  'WhatsApp chat s používateľom *',
  'WhatsApp razgovor s *',
  'WhatsApp csevegés vele: *',
  'Συνομιλία WhatsApp με *',
  'دردشة واتساب مع *',
  'محادثة واتساب مع *',
  'گفتگوی WhatsApp با *',
  '* کے ساتھ WhatsApp بات چیت',
  "צ'אט WhatsApp עם *",
  'צ׳אט WhatsApp עם *',
  '* के साथ WhatsApp चैट',
  '* এর সাথে WhatsApp চ্যাট',
  'แชท WhatsApp กับ *',
  '*とのWhatsAppチャット',
  '*との WhatsApp チャット',
  'WhatsAppチャット - *',
  '*님과의 WhatsApp 대화',
  'WhatsApp 与 * 的对话',
  'WhatsApp 與 * 的對話',
  '与*的 WhatsApp 聊天',
  'WhatsApp 聊天 - *',
  'WhatsApp聊天 - *',
].map((pattern) => pattern.toLowerCase().split('*'))
const COPY = / ?\(\d+\)$/

/** @returns whose chat a file of this name holds; undefined when its name does not tell. */
export function chatNameOf(fileName: string): string | undefined {
  const base = plainSpaces(withoutMarks(fileName.slice(fileName.lastIndexOf('/') + 1)))
    .replace(/\.(?:txt|zip)$/i, '')
    .replace(COPY, '')
    .trim()
  const folded = base.toLowerCase()
  for (const [before = '', after = ''] of FILE_NAMES) {
    if (!folded.startsWith(before) || !folded.endsWith(after)) continue
    const name = base.slice(before.length, base.length - after.length).trim()
    if (name !== '') return name
  }
  return undefined
}
