import { describe, expect, test } from 'vitest'
import type { ReplyDraft } from '@/storage/schema/reply'
import { now } from '@/utils/clock'
import { newId } from '@/utils/ids'
import { askPage, askUi, useFreshBackground } from '../helpers/background'
import { bareSightingOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

async function reply(body: string, over: Partial<ReplyDraft> = {}): Promise<string> {
  const id = over.id ?? newId()
  await askUi('replies.save', { id, shortcut: id.slice(-12), title: 'T', body, labels: [], ...over })
  return id
}

async function contact(patch: { name?: string; language?: string; phone?: string } = {}): Promise<string> {
  const id = newId()
  await askUi('contacts.create', { id, patch: { name: 'Maria Silva', ...patch } })
  return id
}

async function render(replyId: string, contactId?: string, answers: Record<string, string> = {}) {
  const target = contactId === undefined ? {} : { target: { contactId } }
  return askUi('replies.render', { replyId, answers, ...target })
}

describe('the language of a reply', () => {
  const variants = { 'pt-BR': 'Oi', pt: 'Olá', 'es-MX': 'Qué onda' }

  test.each([
    ['exactly theirs', 'pt-BR', 'Oi', 'pt-BR'],
    ['theirs in another case of letters', 'PT-br', 'Oi', 'pt-BR'],
    ['the language without a country', 'pt-PT', 'Olá', 'pt'],
    ['the same language of another country', 'es-AR', 'Qué onda', 'es-MX'],
    ['the body', 'ja', 'Hello', 'en'],
  ])('is %s', async (_what, language, text, tag) => {
    const id = await reply('Hello', { language: 'en', variants })
    expect(await render(id, await contact({ language }))).toMatchObject({ text, language: tag })
  })

  test('is the body’s when the customer’s is not known, or the body is in it', async () => {
    const id = await reply('Hello', { language: 'en-GB', variants: { 'en-US': 'Hi', en: 'Hey' } })
    expect(await render(id, await contact())).toMatchObject({ text: 'Hello', language: 'en-GB' })
    expect(await render(id)).toMatchObject({ text: 'Hello' })
    expect(await render(id, await contact({ language: 'en-GB' }))).toMatchObject({ text: 'Hello' })
    expect(await render(id, await contact({ language: 'en-AU' }))).toMatchObject({ text: 'Hey' })
  })

  test('is not named where nobody said it', async () => {
    expect(await render(await reply('Hello'))).not.toHaveProperty('language')
  })

  test('is that of its dates: the text’s own, or the customer’s kind of it', async () => {
    const body = '{{today:full}}'
    const german = await contact({ language: 'de' })
    const british = await contact({ language: 'en-GB' })
    const inLanguage = (language: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(now())
    const english = await reply(body, { language: 'en' })
    expect(await render(english, german)).toMatchObject({ text: inLanguage('en') })
    expect(await render(english, british)).toMatchObject({ text: inLanguage('en-GB') })
    expect(await render(await reply(body, {}), german)).toMatchObject({ text: inLanguage('de') })
  })
})

describe('replies in replies', () => {
  test('are taken in by their shortcut, in the customer’s language, through several', async () => {
    await reply('Ana {{reply: end}}', { shortcut: 'sign', variants: { pt: 'Ana (pt) {{reply: END}}' } })
    await reply('of {{my_company|us}}', { shortcut: 'end' })
    const id = await reply('Hi {{first_name}}, {{choice: {{reply: sign}} | nothing}} {{reply: Sign}}')
    const maria = await contact({ language: 'pt-BR' })
    const rendered = await render(id, maria, {})
    expect(rendered.text).toMatch(/Ana \(pt\) of us$/)
    expect(JSON.stringify(rendered.holes)).toContain('Ana (pt) of us')
    expect((await render(id)).text).toMatch(/Ana of us$/)
  })

  test('that take each other in end, and say what is open', async () => {
    await reply('B {{reply: bbb}}', { shortcut: 'aaa' })
    const id = await reply('A {{reply: aaa}} {{reply: nobody}}', { shortcut: 'bbb' })
    const rendered = await render(id)
    expect(rendered.unresolved).toEqual(['reply:bbb', 'reply:nobody'])
    expect(rendered.text).toContain('B {{reply: bbb}}')
  })

  test('are not taken from the trash, and from those put aside only when no other has the shortcut', async () => {
    const gone = await reply('Gone', { shortcut: 'gone' })
    await askUi('replies.remove', { id: gone })
    await reply('Old', { shortcut: 'sign', isArchived: true })
    const id = await reply('{{reply: sign}} {{reply: gone}}')
    expect(await render(id)).toMatchObject({ text: 'Old {{reply: gone}}' })
    await reply('New', { shortcut: 'Sign' })
    expect((await render(id)).text).toBe('New {{reply: gone}}')
  })
})

describe('products', () => {
  test('give name, price, stock and link in the customer’s language once one is chosen', async () => {
    const productId = newId()
    await askUi('settings.set', { patch: { currency: 'BRL' } })
    const link = 'https://loja.example/vaso'
    await askUi('products.save', {
      id: productId,
      name: 'Vaso',
      sku: 'V1',
      prices: { USD: 500, BRL: 12_990 },
      stock: 'low',
      link,
    })
    const id = await reply(
      '{{product: Which one}}: {{product.price}}, {{product.stock}}, {{product.sku}} {{product.link}}',
    )
    const maria = await contact({ language: 'pt-BR' })
    const open = await render(id, maria)
    expect(open.holes).toMatchObject([{ key: 'product', kind: 'product', label: 'Which one' }])
    expect(open.unresolved).toEqual(['product'])
    const chosen = await render(id, maria, { product: productId })
    expect(chosen.text.replace(/\s/gu, ' ')).toBe(`Vaso: R$ 129,90, últimas unidades, V1 ${link}`)
    expect(chosen.unresolved).toEqual([])
  })

  test('that were chosen the last time are proposed while they are there', async () => {
    const productId = newId()
    await askUi('products.save', { id: productId, name: 'Vase', prices: {} })
    const id = await reply('{{product}}')
    const maria = await contact()
    await askUi('replies.inserted', {
      replyId: id,
      target: { contactId: maria },
      answers: { product: productId },
    })
    expect((await render(id, maria)).holes).toMatchObject([{ initial: productId }])
    await askUi('products.remove', { id: productId })
    expect((await render(id, maria)).holes[0]).not.toHaveProperty('initial')
    expect((await render(id, maria, { product: productId })).text).not.toContain('Vase')
  })
})

test('A day that was answered the last time is proposed until it has passed', async () => {
  const id = await reply('{{date: Delivery}}')
  const maria = await contact()
  const initialAfter = async (date: string): Promise<unknown> => {
    await askUi('replies.inserted', {
      replyId: id,
      target: { contactId: maria },
      answers: { delivery: date },
    })
    return (await render(id, maria)).holes[0]?.initial
  }
  expect(await initialAfter('2026-09-30')).toBe('2026-09-30')
  expect(await initialAfter('2026-09-10')).toBeUndefined()
})

test('Who writes comes from the settings, working days too', async () => {
  await askUi('settings.set', {
    patch: { myName: 'Ana', myCompany: 'Loja', workingHours: { days: [1, 2], from: 540, to: 1_080 } },
  })
  const id = await reply('{{me.name}} {{company.name}} {{today+1bd:iso}}')
  expect((await render(id)).text).toBe('Ana Loja 2026-09-21')
})

test('A private chat, or one that only shares a name, gets nothing of a contact: no value, no answer, no variant', async () => {
  const maria = await contact({ language: 'pt', phone: '+5511987654321' })
  const id = await reply('Hello {{text: Day}}', { variants: { pt: 'Olá {{text: Day}}' } })
  await askUi('replies.inserted', { replyId: id, target: { contactId: maria }, answers: { day: 'Monday' } })
  const known = sightingOf({ phone: '+5511987654321' })
  const inChat = async (chat: typeof known) =>
    askPage('page.renderReply', { replyId: id, chat, messageIds: [], answers: {} })
  expect((await inChat(known)).text).toMatch(/^Olá/)
  const namesake = await inChat(bareSightingOf('Maria Silva'))
  expect(namesake.text).toMatch(/^Hello/)
  expect(namesake.holes[0]).not.toHaveProperty('initial')
  await askUi('card.setPrivate', { chat: known, isPrivate: true })
  const hidden = await inChat(known)
  expect(hidden.text).toMatch(/^Hello/)
  expect(hidden.holes[0]).not.toHaveProperty('initial')
})

test('Phone, e-mail and website of who writes come from the settings, and are asked for while they are not there', async () => {
  const id = await reply('{{my_phone}} · {{my_email}} · {{my_website|-}}')
  expect((await render(id)).holes.map(({ key }) => key)).toEqual(['my_phone', 'my_email'])
  await askUi('settings.set', { patch: { myPhone: '+351 900', myEmail: 'a@b.pt', myWebsite: 'b.pt' } })
  expect(await render(id)).toMatchObject({ text: '+351 900 · a@b.pt · b.pt', holes: [] })
})

test('Fields that their author gave no label are called as the interface calls them', async () => {
  await askUi('settings.set', { patch: { language: 'ja' } })
  const body = '{{my_company}} {{date}} {{product.name}} {{text: Lieferort}} {{money: Anzahlung}}'
  const { holes } = await render(await reply(body))
  expect(holes.map(({ label }) => label)).toEqual(['自分の会社', '日付', '商品', 'Lieferort', 'Anzahlung'])
})
