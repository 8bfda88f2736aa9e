import { describe, expect, test } from 'vitest'
import { PACK_LANGUAGES, type PackId, type PackLanguage } from '@/utils/templates/packs/pack'
import { PACKS } from '@/utils/templates/packs/packs'
import { parseTemplate } from '@/utils/templates/parse'
import { everyPackReply } from '../../helpers/packs'

const REPLIES = await everyPackReply()
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
// In Spanish: "usted" where people are new, pay or are upset, "tú" where all say so.
const WITH_TU: readonly PackId[] = ['limited-time', 'agency', 'start-up']
const TU =
  /(?<!\p{L})(tú|te|ti|tu|tus|contigo|\p{L}+rte|quieres|puedes|tienes|dime|cuéntame\p{L}*)(?!\p{L})/iu
const USTED = /(?<!\p{L})(usted|le|su|sus|\p{L}+(?:ar|er|ir)le|desea|revíselo|escríbame)(?!\p{L})/iu

const PRESSURE: Readonly<Record<PackLanguage, RegExp>> = {
  en: /hurry|last chance|today only|only today|act now|don't miss|while stocks? lasts?|!!/i,
  ja: /今だけ|お急ぎください|残りわずか|ラストチャンス|お見逃し|[!！]/u,
  es: /última oportunidad|solo hoy|date prisa|corre|no te lo pierdas|últimas unidades|!!/iu,
  'pt-BR': /última chance|só hoje|corra|não perca|últimas unidades|!!/iu,
}

function writtenIn(language: PackLanguage) {
  const replies = REPLIES.filter((reply) => reply.language === language)
  const texts = PACKS.map(({ id, texts: own }) => ({
    name: `${language}/${id}`,
    packId: id,
    words: [own[language].title, own[language].description],
  }))
  const bodies = replies.map(({ name, packId, title, labels, body }) => ({
    name,
    packId,
    words: [title, ...labels.filter((label) => label !== 'marketing'), body],
  }))
  return [...texts, ...bodies]
}

describe.each(PACK_LANGUAGES)('the offers in %s', (language) => {
  const offers = REPLIES.filter((reply) => reply.language === language && reply.packId === 'limited-time')

  test('They press nobody', () => {
    for (const { name, body } of offers) expect(body, name).not.toMatch(PRESSURE[language])
  })

  test('The end of an offer is asked for, never claimed', () => {
    const dated = offers.filter(({ key }) => key !== 'ended' && key !== 'accepted')
    expect(dated).toHaveLength(4)
    for (const { name, body } of dated) {
      const dates = parseTemplate(body).nodes.filter((node) => node.type === 'prompt' && node.kind === 'date')
      expect(dates, name).toHaveLength(1)
      expect(dates[0], name).not.toHaveProperty('fallback')
    }
  })
})

describe('English', () => {
  test.each(writtenIn('en'))('$name has only English letters', ({ words }) => {
    expect(words.join(' ')).toMatch(/^[\p{ASCII}\p{Extended_Pictographic}]+$/u)
  })
})

describe('Japanese', () => {
  test.each(writtenIn('ja'))('$name is Japanese, with Japanese marks', ({ words }) => {
    const own = textOf(words.at(-1) ?? '')
    expect(own).toMatch(KANA)
    expect(own).not.toMatch(/[,.?!;]|[\uff61-\uff9f]/u)
    expect(own).not.toMatch(/さん|です!|だよ|ね。|よ。/u)
  })

  test('Every customer is a 様, also one without a name', () => {
    for (const { body } of REPLIES.filter(({ language }) => language === 'ja')) {
      expect(body).toMatch(/^\{\{first_name\|お客\}\}様、/u)
    }
  })

  test('Every sentence is polite and ends with its mark', () => {
    for (const { name, body } of REPLIES.filter(({ language }) => language === 'ja')) {
      const sentences = textOf(body)
        .split(/[。\n]/u)
        .map((one) => one.trim())
        .filter((one) => one !== '' && !/^[^：]{1,4}：|^様、$/u.test(one))
      for (const sentence of sentences) {
        expect(sentence, name).toMatch(/(?:ます|です|ました|でした|ません|か|ください)$/u)
      }
    }
  })
})

describe('Spanish', () => {
  test.each(writtenIn('es'))('$name opens what it closes and is not Portuguese', ({ words }) => {
    for (const word of words) {
      expect(count(word, '¿')).toBe(count(textOf(word), '?'))
      expect(count(word, '¡')).toBe(count(textOf(word), '!'))
      expect(word).not.toMatch(/[ãõçâêôà]|ção|ções|(?<!\p{L})(?:você|não|obrigad[oa]|oi|até)(?!\p{L})/iu)
    }
  })

  test.each(REPLIES.filter(({ language }) => language === 'es'))(
    '$name says tú or usted as its pack does',
    (reply) => {
      expect(textOf(reply.body)).not.toMatch(WITH_TU.includes(reply.packId) ? USTED : TU)
    },
  )

  test('The chooser says which of the two it is', () => {
    for (const { id, texts } of PACKS) {
      expect(texts.es.description).toContain(WITH_TU.includes(id) ? 'Trato de tú.' : 'Trato de usted.')
    }
  })

  test('Nobody has to be a man or a woman', () => {
    for (const { body, name } of REPLIES.filter(({ language }) => language === 'es')) {
      expect(body, name).not.toMatch(/(?<!la )bienvenid[oa]|encantad[oa]|estimad[oa]/iu)
    }
  })
})

describe('Brazilian Portuguese', () => {
  test.each(writtenIn('pt-BR'))('$name is not Spanish, nor from Portugal', ({ words }) => {
    for (const word of words) {
      expect(word).not.toMatch(/[¿¡ñ]/u)
      expect(word).not.toMatch(
        /(?<!\p{L})(?:usted|hola|gracias|tú|ecrã|telemóvel|contacto|connosco|equipa)(?!\p{L})/iu,
      )
    }
  })

  test('Nobody has to be a man or a woman', () => {
    for (const { body, name } of REPLIES.filter(({ language }) => language === 'pt-BR')) {
      expect(body, name).not.toMatch(/obrigad[oa]|bem-vind[oa]|prezad[oa]/iu)
    }
  })
})

/** The words themselves, without what stands between braces. */
function textOf(body: string): string {
  const nodes = parseTemplate(body).nodes
  return nodes.map((node) => (node.type === 'text' ? node.text : '')).join('')
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1
}
