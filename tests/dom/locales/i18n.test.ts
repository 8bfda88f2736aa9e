import { describe, expect, it } from 'vitest'
import { setCatalogue, translate } from '@/utils/i18n'
import { directionOf, pickLanguage, translateIn } from '@/utils/translation'

describe('translate', () => {
  it('fills in what is named and leaves the rest as it is', () => {
    setCatalogue('en', { hello: 'Hello {name}, {missing} and {{first_name}}' })
    expect(translate('hello', { name: '<b>$1</b>' })).toBe('Hello <b>$1</b>, {missing} and {{first_name}}')
  })

  it('keeps a name that is read from right to left from turning the sentence round', () => {
    setCatalogue('en', { saved: '“{name}” saved' })
    expect(translate('saved', { name: 'محمد 2' })).toBe('“\u2068محمد 2\u2069” saved')
    expect(translate('saved', { name: 'דנה Co.' })).toBe('“\u2068דנה Co.\u2069” saved')
    expect(translate('saved', { name: 'Zoë 東京' })).toBe('“Zoë 東京” saved')
  })

  it('chooses the plural form by the rules of the language', () => {
    const catalogue = { 'n.one': '{count} file', 'n.other': '{count} files' }
    expect([1, 2, 0].map((count) => translateIn('en', catalogue, 'n', { count }))).toEqual([
      '1 file',
      '2 files',
      '0 files',
    ])
    expect(translateIn('ja', { 'n.other': '{count}件' }, 'n', { count: 1 })).toBe('1件')
  })

  it('writes numbers as the language does', () => {
    expect(translateIn('de', { n: '{value}' }, 'n', { value: 12345.5 })).toBe('12.345,5')
  })

  it('gives the key when there is no text', () => {
    expect(translateIn('en', {}, 'nothing.here')).toBe('nothing.here')
  })
})

describe('pickLanguage', () => {
  it('takes the first of the browser’s languages there is, whatever its region', () => {
    expect(pickLanguage('auto', ['pt-BR', 'ja-JP', 'en'], ['en', 'ja'])).toBe('ja')
    expect(pickLanguage('auto', ['xx'], ['en', 'ja'])).toBe('en')
  })

  it('prefers what was chosen', () => {
    expect(pickLanguage('ja', ['en'], ['en', 'ja'])).toBe('ja')
  })
})

describe('directionOf', () => {
  it('knows the languages written from right to left', () => {
    expect(['ar', 'he-IL', 'fa', 'en', 'ja'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'ltr', 'ltr'])
  })
})
