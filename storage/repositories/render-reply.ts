import { now as clockNow } from '@/utils/clock'
import { shortcutKeyOf } from '@/utils/replies/shortcut-key'
import { stockWords } from '@/utils/replies/stock-words'
import type { ProductValues } from '@/utils/templates/context'
import { renderTemplate } from '@/utils/templates/render'
import { type TemplateContact, templateContext, writerOf } from '@/utils/templates/variables'
import type { Database } from '../database'
import { DAY_MS } from '../limits'
import type { Rendered } from '../protocol/page'
import type { MediaBrief } from '../schema/media'
import type { Product } from '../schema/product'
import type { Settings } from '../schema/settings'
import { readSettings } from '../settings'
import { snapshot } from '../write/snapshot'
import { filesById, filesOf } from './media-files'
import { nestedTexts } from './nested-replies'
import { priceOf } from './product-choices'
import { rememberedAnswers } from './reply-answers'
import type { Receiver } from './reply-receiver'
import { baseOf, textFor } from './reply-text'
import { getReply } from './replies'
import { sentCountSince } from './sent-replies'

type Answers = Readonly<Record<string, string>>

/** From this many quick replies to one contact in a day on, the person is asked before another. */
const MANY_REPLIES = 3
/** The key under which the form answers which product is meant: its id. */
const PRODUCT_KEY = 'product'

/**
 * Fills a reply in for whom it is for: in their language where it has one, with what they got the last time. A chat that
 * is not surely a contact's is addressed by what the chat itself shows: never by the data of a contact that only shares
 * its name.
 * @throws AppError 'not-found' for an unknown reply.
 */
export async function renderReply(
  replyId: string,
  receiver: Receiver,
  answers: Answers,
  language: string,
): Promise<Rendered> {
  const settings = await readSettings()
  return snapshot(async (db) => {
    const reply = await getReply(replyId)
    const text = textFor(reply, receiver.contact?.language)
    const base = contextOf(receiver, settings, { textLanguage: text.language, language })
    const remembered = await lastAnswers(db, receiver, replyId, base.now)
    const chosen = await liveProduct(db, { ...remembered, ...answers }[PRODUCT_KEY] ?? '')
    const product = chosen && productValues(chosen, settings.currency, base.language)
    const nested = await nestedTexts(db, text.body, receiver.contact?.language)
    const { problems: _, ...rendered } = renderTemplate(text.body, {
      ...base,
      answers,
      remembered,
      shortcut: reply.shortcut,
      replyOf: (shortcut) => nested.get(shortcutKeyOf(shortcut)),
      ...(product !== undefined && { product }),
    })
    const recent = await recentReplies(db, receiver, base.now)
    return {
      ...rendered,
      media: [...(await filesOf(db, reply)), ...(await pictureOf(db, chosen))],
      ...(text.language !== undefined && { language: text.language }),
      ...(recent >= MANY_REPLIES && { recentReplies: recent }),
      updatedAt: reply.updatedAt,
    }
  })
}

function contextOf(
  { contact }: Receiver,
  settings: Settings,
  { textLanguage, language }: { textLanguage: string | undefined; language: string },
) {
  const { workingHours, currency } = settings
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const writer = writerOf(settings, { language: textLanguage ?? language, timeZone })
  return {
    ...templateContext(speaking(contact, textLanguage), writer, clockNow()),
    workDays: workingHours.days,
    currency,
  }
}

/** Dates and amounts are written in the language of the text around them; in the customer's own kind of it where they share one. */
function speaking(
  contact: TemplateContact | undefined,
  textLanguage: string | undefined,
): TemplateContact | undefined {
  if (contact === undefined || textLanguage === undefined) return contact
  const isShared = contact.language !== undefined && baseOf(contact.language) === baseOf(textLanguage)
  return isShared ? contact : { ...contact, language: textLanguage }
}

/** A day that has passed is no proposal, nor is a product that is gone. */
async function lastAnswers(
  db: Database,
  { contactId }: Receiver,
  replyId: string,
  now: number,
): Promise<Answers> {
  if (contactId === undefined) return {}
  const answers = await rememberedAnswers(db, contactId, replyId)
  const product = answers[PRODUCT_KEY] === undefined ? undefined : await liveProduct(db, answers[PRODUCT_KEY])
  const today = new Date(now - DAY_MS).toISOString().slice(0, 10)
  const usable = Object.entries(answers).filter(([key, answer]) => {
    if (key === PRODUCT_KEY) return product !== undefined
    return !/^\d{4}-\d{2}-\d{2}$/.test(answer) || answer > today
  })
  return Object.fromEntries(usable)
}

/** A product's picture goes along with the text that names it. */
async function pictureOf(db: Database, product: Product | undefined): Promise<MediaBrief[]> {
  if (product?.pictureId === undefined) return []
  return [...(await filesById(db, [product.pictureId])).values()]
}

function productValues(product: Product, currency: string, language: string): ProductValues {
  const price = priceOf(product, currency)
  const { name, link, sku, stock } = product
  return {
    name,
    ...(price !== undefined && { price }),
    ...(link !== undefined && { link }),
    ...(sku !== undefined && { sku }),
    ...(stock !== undefined && { stock: stockWords(stock, language) }),
  }
}

async function liveProduct(db: Database, id: string): Promise<Product | undefined> {
  const product = await db.products.get(id)
  return product?.deletedAt === undefined ? product : undefined
}

async function recentReplies(db: Database, { contactId }: Receiver, now: number): Promise<number> {
  return contactId === undefined ? 0 : sentCountSince(db, contactId, now - DAY_MS)
}
