import { describe, expect, test } from 'vitest'
import { MARKETING_LABEL, replyDraftSchema } from '@/storage/schema/reply'
import { loadPack } from '@/utils/templates/packs/load-pack'
import { PACK_IDS, PACK_LANGUAGES } from '@/utils/templates/packs/pack'
import { packLanguageFor, PACKS } from '@/utils/templates/packs/packs'
import { everyPackReply } from '../../helpers/packs'

const REPLIES = await everyPackReply()

describe('the packs', () => {
  test('Five situations and three trades are offered, each in all four languages', () => {
    expect(PACKS.map(({ id }) => id)).toEqual(PACK_IDS)
    expect(PACKS.filter(({ kind }) => kind === 'situation')).toHaveLength(5)
    expect(PACKS.filter(({ kind }) => kind === 'trade')).toHaveLength(3)
    for (const pack of PACKS) expect(pack.languages).toEqual(PACK_LANGUAGES)
  })

  test.each(PACKS)('The chooser says of $id what it is, in words of each language', ({ texts }) => {
    const said = PACK_LANGUAGES.map((language) => texts[language])
    for (const { title, description } of said) {
      expect(title.length).toBeGreaterThan(1)
      expect(title.length).toBeLessThanOrEqual(40)
      expect(description.length).toBeGreaterThan(15)
      expect(description.length).toBeLessThanOrEqual(140)
    }
    expect(new Set(said.map(({ description }) => description)).size).toBe(PACK_LANGUAGES.length)
  })

  test('The icons exist', async () => {
    const icons = await import('lucide-preact')
    for (const { icon } of PACKS) expect(icons).toHaveProperty(icon)
  })

  test('A language that is written otherwise or not at all gets the nearest one', () => {
    expect(['ja-JP', 'es-419', 'pt', 'pt-PT', 'EN-gb', 'fr', ''].map(packLanguageFor)).toEqual([
      'ja',
      'es',
      'pt-BR',
      'pt-BR',
      'en',
      'en',
      'en',
    ])
  })
})

describe.each(PACK_LANGUAGES)('the replies in %s', (language) => {
  const replies = REPLIES.filter((reply) => reply.language === language)

  test.each(PACKS)('$id has as many as it says, and the same kinds as in English', async ({ id, count }) => {
    const pack = await loadPack(id, language)
    const english = await loadPack(id, 'en')
    expect(pack).toHaveLength(count)
    expect(pack.map(({ key }) => key)).toEqual(english.map(({ key }) => key))
    expect(pack.map(({ labels }) => labels.includes(MARKETING_LABEL))).toEqual(
      english.map(({ labels }) => labels.includes(MARKETING_LABEL)),
    )
    expect(new Set(pack.map(({ key }) => key)).size).toBe(count)
  })

  test('No two have one shortcut, also for those who do not type accents or capitals', () => {
    const typed = replies.map(({ shortcut }) =>
      shortcut.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
    )
    expect(new Set(typed).size).toBe(replies.length)
    for (const shortcut of typed) expect(shortcut.length).toBeLessThanOrEqual(13)
  })

  test('Titles are told apart within a pack', () => {
    for (const id of PACK_IDS) {
      const titles = replies.filter(({ packId }) => packId === id).map(({ title }) => title)
      expect(new Set(titles).size).toBe(titles.length)
    }
  })

  test('Each can be saved as it is, in the folder of its pack', () => {
    for (const reply of replies) {
      expect(replyDraftSchema.parse(reply)).toMatchObject({ shortcut: reply.shortcut, body: reply.body })
      expect(reply.folder).toBe(PACKS.find(({ id }) => id === reply.packId)?.texts[language].title)
      expect(reply.labels.length).toBeGreaterThan(0)
    }
  })
})

describe('ids', () => {
  test('Loading a pack again gives the same ids, and no two replies share one', async () => {
    expect(await loadPack('support', 'es')).toEqual(await loadPack('support', 'es'))
    expect(new Set(REPLIES.map(({ id }) => id)).size).toBe(REPLIES.length)
  })

  // Were it to change, adding a pack once more would double what people already have.
  test('An id stays what it has always been', async () => {
    const [first] = await loadPack('warm-inbound', 'en')
    expect(first).toMatchObject({ shortcut: 'hi', id: '2d98f73c-853a-5100-93a2-f607637767d9' })
  })
})

test('The out-of-hours set is part of support, under a label of its own', () => {
  for (const language of PACK_LANGUAGES) {
    const set = REPLIES.filter((reply) => reply.language === language && reply.key.startsWith('off-hours'))
    expect(set.map(({ packId, key }) => `${packId}:${key}`)).toEqual([
      'support:off-hours',
      'support:off-hours-again',
      'support:off-hours-away',
      'support:off-hours-back',
    ])
    const labels = new Set(set.map(({ labels: own }) => own.at(-1)))
    expect(labels.size).toBe(1)
    expect(
      REPLIES.filter((reply) => reply.language === language && reply.labels.some((one) => labels.has(one))),
    ).toEqual(set)
  }
})
