import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '@/locales/en'
import { ja } from '@/locales/ja'
import { stringsWithPrefix } from '@/locales/static'
import { ERROR_CODES } from '@/utils/app-error'

const LANGUAGES: Record<string, Record<string, string>> = { en, ja }
const FORMS = /\.(zero|one|two|few|many|other)$/
const SOURCES = ['components', 'entrypoints', 'locales/t.ts']

/** The keys without their plural forms, as the code names them. */
const bases = (keys: string[]): Set<string> =>
  new Set(keys.map((key) => (isPlural(key) ? key.replace(FORMS, '') : key)))

function isPlural(key: string): boolean {
  const base = key.replace(FORMS, '')
  return FORMS.test(key) && `${base}.one` in en && `${base}.other` in en
}

function sourceText(path: string): string {
  if (statSync(path).isFile())
    return ['.ts', '.tsx'].includes(extname(path)) ? readFileSync(path, 'utf8') : ''
  return readdirSync(path)
    .map((name) => sourceText(join(path, name)))
    .join('\n')
}

const code = SOURCES.map(sourceText).join('\n')
/** Such as `error.` of t(`error.${code}`): every key that begins so counts as used. */
const prefixes = [
  ...[...code.matchAll(/`([a-zA-Z]+[.a-zA-Z-]*[.-])\$\{/g)].map(([, prefix]) => prefix!),
  ...[...code.matchAll(/stringsWithPrefix\([^)]*'([a-z.]+)'\)/g)].map(([, prefix]) => prefix!),
]

describe.each(Object.entries(LANGUAGES))('the catalogue in %s', (language, catalogue) => {
  it('has a text for everything English has, and nothing else', () => {
    expect([...bases(Object.keys(catalogue))].sort()).toEqual([...bases(Object.keys(en))].sort())
  })

  it('has every plural form its language needs, and no other', () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort()
    const plurals = Object.keys(catalogue).filter(isPlural)
    for (const base of bases(plurals)) {
      const forms = plurals
        .filter((key) => key.replace(FORMS, '') === base)
        .map((key) => key.split('.').at(-1)!)
      expect({ base, forms: forms.sort() }).toEqual({ base, forms: needed })
    }
  })

  it('keeps the placeholders of each text', () => {
    const holes = (text = ''): string => [...new Set(text.match(/(?<!\{)\{\w+\}(?!\})/g))].sort().join()
    const original: Record<string, string> = en
    const changed = Object.entries(catalogue).filter(([key, text]) => holes(text) !== holes(original[key]))
    expect(changed).toEqual([])
  })

  it('has a sentence for every error', () => {
    for (const errorCode of ERROR_CODES) expect(catalogue[`error.${errorCode}`]).toBeTruthy()
  })

  it('leaves no text empty', () => {
    expect(Object.entries(catalogue).filter(([, text]) => text.trim() === '')).toEqual([])
  })
})

describe('the texts and the code', () => {
  it('use every key somewhere', () => {
    const isUsed = (key: string): boolean =>
      code.includes(`'${key}'`) ||
      code.includes(`"${key}"`) ||
      prefixes.some((prefix) => key.startsWith(prefix))
    expect([...bases(Object.keys(en))].filter((key) => !isUsed(key))).toEqual([])
  })

  it('name no key that is missing', () => {
    const named = [...code.matchAll(/\b(?:t|text|say\(\))\(\s*'([^']+)'/g)].map(([, key]) => key!)
    const known = bases(Object.keys(en))
    expect(named.length).toBeGreaterThan(200)
    expect(named.filter((key) => !known.has(key))).toEqual([])
  })

  it('hand the content script its texts by their prefix', () => {
    const texts = stringsWithPrefix('ja', 'page.')
    expect(texts['page.picker.label']).toBe('定型返信')
    expect(Object.keys(texts).every((key) => key.startsWith('page.'))).toBe(true)
  })
})
