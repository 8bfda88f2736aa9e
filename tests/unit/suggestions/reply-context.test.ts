import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { database } from '@/storage/database'
import { fitContext } from '@/utils/replies/context-fit'
import { type ContextReply, indexContext } from '@/utils/replies/context-index'
import { topicWords } from '@/utils/replies/topic-words'
import { newId } from '@/utils/ids'
import { askPage, askUi, T0, useFreshBackground } from '../helpers/background'
import { sightingOf } from '../helpers/sightings'
import { addCard, addReply, addTag, sendReply } from '../helpers/suggestion-world'

function replyOf(id: string, over: Partial<ContextReply> = {}): ContextReply {
  return { id, shortcut: id, title: id, labels: [], languages: [], texts: [], ...over }
}

async function fits(replies: ContextReply[], context: Parameters<typeof fitContext>[1]) {
  return fitContext(await indexContext(replies, async () => undefined), context)
}

const noPause = async (): Promise<void> => undefined

describe('the topics of a text', () => {
  test('are its words without common and short ones, placeholders and plurals', () => {
    const text = 'Hi {{first_name|there dear}}, are the PRICES for réunions ok?'
    expect([...topicWords(text)]).toEqual(['price', 'reunion'])
    expect([...topicWords('お値段はいくらですか')]).toContain('値段')
    expect([...topicWords('です ます')]).toEqual([])
  })
})

describe('a reply fits an open chat', () => {
  test('by a label that is a tag of the contact, whatever the case and accents', async () => {
    const replies = [replyOf('a', { labels: ['Größe'] }), replyOf('b')]
    expect(await fits(replies, { tags: ['gross'] })).toEqual([])
    expect(await fits(replies, { tags: ['GRÖSSE'] })).toEqual([
      { replyId: 'a', boost: 0.5, label: 'GRÖSSE', words: [] },
    ])
  })

  test('by its language or that of a variant', async () => {
    const replies = [replyOf('a', { languages: ['en', 'pt-BR'] }), replyOf('b', { languages: ['en'] })]
    expect(await fits(replies, { tags: [], language: 'pt' })).toEqual([
      { replyId: 'a', boost: 0.15, words: [], language: 'pt' },
    ])
  })

  test('by words of the last message, rare ones more, and more in a title than in a text', async () => {
    const replies = [
      replyOf('title', { title: 'Delivery times' }),
      replyOf('text', { texts: ['About delivery and warranty'] }),
      replyOf('rare', { title: 'Warranty' }),
      ...Array.from({ length: 4 }, (_, at) => replyOf(`r${at}`, { title: `Delivery ${at}` })),
    ]
    const found = await fits(replies, { tags: [], text: 'What about the delivery? And the warranty?' })
    expect(found.slice(0, 3).map(({ replyId }) => replyId)).toEqual(['rare', 'text', 'title'])
    expect(found[1]?.words).toEqual(['warranty', 'delivery'])
  })

  test('at most fifty of them, those in use first where all fit alike', async () => {
    const replies = Array.from({ length: 90 }, (_, at) => replyOf(`r${at}`, { languages: ['ja'] }))
    const index = await indexContext(replies, noPause)
    const found = fitContext(index, { tags: [], language: 'ja' }, (id) => Number(id.slice(1)))
    expect(found).toHaveLength(50)
    expect(found[0]?.replyId).toBe('r89')
  })

  test('for any text without an error, with boosts from 0 to 1, best first', async () => {
    const word = fc.constantFrom('price', 'いくら', 'delivery', '値段', 'x', 'the')
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((words) => words.join(' ')),
    )
    const reply = fc.record({
      id: fc.uuid(),
      shortcut: text,
      title: text,
      labels: fc.array(text, { maxLength: 2 }),
      languages: fc.array(fc.constantFrom('en', 'pt-BR'), { maxLength: 2 }),
      texts: fc.array(text, { maxLength: 2 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(reply, { maxLength: 20 }), text, async (replies, said) => {
        const found = await fits(replies, { tags: ['price'], language: 'en', text: said })
        const boosts = found.map(({ boost }) => boost)
        expect(boosts).toEqual(boosts.toSorted((a, b) => b - a))
        for (const boost of boosts) expect(boost > 0 && boost <= 1).toBe(true)
        expect(new Set(found.map(({ replyId }) => replyId)).size).toBe(found.length)
      }),
    )
  })

  test('with a pause now and then while thousands are prepared', async () => {
    let pauses = 0
    const replies = Array.from({ length: 1000 }, (_, at) => replyOf(`r${at}`))
    await indexContext(replies, async () => {
      pauses++
    })
    expect(pauses).toBe(4)
  })
})

describe('the page', () => {
  useFreshBackground()

  const context = (lastIn?: string, chat = sightingOf()) =>
    askPage('page.replyContext', {
      chat,
      messageIds: [],
      ...(lastIn !== undefined && { lastIn }),
    })

  test('is told which replies fit, and why, in the language of the interface', async () => {
    const contactId = await addCard()
    await addTag('Wholesale', contactId)
    await askUi('contacts.save', { target: { contactId }, id: newId(), patch: { language: 'pt-BR' } })
    const replyId = await addReply('Price list', { labels: ['wholesale'], language: 'pt' })
    await addReply('Greeting')
    expect(await context('Any prices?')).toEqual({
      boosts: [
        {
          replyId,
          boost: 1,
          why: 'Label “Wholesale” is a tag here · fits “price” · in Brazilian Portuguese',
        },
      ],
    })
    await askUi('settings.set', { patch: { language: 'ja' } })
    expect((await context('Any prices?')).boosts[0]?.why).toContain('「price」に合致')
  })

  test('is told by words alone of a chat without a card, and nothing of a private one', async () => {
    await addReply('Price list')
    expect((await context('price')).boosts).toMatchObject([{ why: 'fits “price”' }])
    expect((await context()).boosts).toEqual([])
    await askUi('card.setPrivate', { chat: sightingOf(), isPrivate: true })
    expect((await context('price')).boosts).toEqual([])
  })

  test('is told of changes, and not of what was put aside or deleted', async () => {
    const replyId = await addReply('Price list')
    expect((await context('warranty')).boosts).toEqual([])
    const draft = { id: replyId, shortcut: 'w', title: 'Warranty', body: 'x', labels: [] }
    await askUi('replies.save', draft)
    expect((await context('warranty')).boosts).toHaveLength(1)
    await askUi('replies.archive', { id: replyId, on: true })
    expect((await context('warranty')).boosts).toEqual([])
    await askUi('replies.archive', { id: replyId, on: false })
    await sendReply(replyId, T0)
    expect((await context('warranty')).boosts).toHaveLength(1)
    await askUi('replies.remove', { id: replyId })
    expect((await context('warranty')).boosts).toEqual([])
  })

  test('leaves nothing of the text behind', async () => {
    await addReply('Price list')
    await addCard()
    await context('zzsecret price')
    const db = await database()
    for (const table of db.tables) {
      expect(JSON.stringify(await table.toArray())).not.toContain('zzsecret')
    }
  })
})
