import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeness, wordsOf } from '@/entrypoints/whatsapp.content/sent/likeness'

const like = (inserted: string, sent: string) => likeness(wordsOf(inserted), wordsOf(sent))
const word = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'abcdefgh') })
const words = fc.array(word, { minLength: 1, maxLength: 30 })

describe('a message and what was inserted', () => {
  it.each([
    ['the same', 'Hello Ana, your price is 40 €', 'Hello Ana, your price is 40 €'],
    ['drawn bold', 'Our *best* offer', 'Our best offer'],
    ['in other lines', 'one\ntwo', 'one two'],
    ['with an emoji drawn as a picture', 'Thanks ☺️', 'Thanks ☺'],
    ['of one emoji', '👍', '👍'],
    ['of signs alone', '???', ' ??? '],
    ['in a script without spaces', 'ありがとうございます', 'ありがとうございます'],
  ])('are one when they are %s', (_name, inserted, sent) => expect(like(inserted, sent)).toBe('same'))

  it.each([
    ['added to', 'see you on Monday', 'Hi Ana, see you on Monday at ten, best'],
    ['filled in', 'Your number is . Best regards', 'Your number is A1 B2. Best regards'],
    ['cut by a third', 'one two three four five six', 'one two three four'],
  ])('are one, reworked, when it was %s', (_name, inserted, sent) =>
    expect(like(inserted, sent)).toBe('edited'),
  )

  it.each([
    ['another text', 'see you on Monday', 'what is the price?'],
    ['the same words in another order', 'one two three four five', 'five four three two one'],
    ['half of it', 'one two three four', 'one two'],
    ['nothing', 'one two', ''],
    ['another emoji', '👍', '🙏'],
  ])('are two when it is %s', (_name, inserted, sent) => expect(like(inserted, sent)).toBeUndefined())

  it('are one when the page shows only the beginning of a long text', () => {
    const long = Array.from({ length: 400 }, (_, index) => `word${index}`)
    expect(like(long.join(' '), long.slice(0, 100).join(' '))).toBe('same')
    expect(like(long.join(' '), long.slice(100, 200).join(' '))).toBeUndefined()
  })

  it('are one whatever is put in between, and two when less than three fifths are left', () => {
    fc.assert(
      fc.property(words, fc.array(fc.constantFrom('X', 'Y', '')), (text, between) => {
        const sent = text.flatMap((one, index) => [one, between[index] ?? ''])
        expect(like(text.join(' '), sent.join(' '))).toBeDefined()
      }),
    )
    fc.assert(
      fc.property(words, fc.integer({ min: 0, max: 30 }), (text, left) => {
        const kept = text.slice(0, left)
        const isEnough = kept.length >= text.length * 0.6
        if (!isEnough) expect(like(text.join(' '), `${kept.join(' ')} ZZZ`)).toBeUndefined()
        else expect(like(text.join(' '), `${kept.join(' ')} ZZZ`)).toBe('edited')
      }),
    )
  })
})
