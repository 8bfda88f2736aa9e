import type { AnswerState } from '@/storage/schema/team'

/** Everything the content script says. The texts are in locales/ and come in the user's language with `page.hello`. */
export type StringKey =
  | 'page.picker.label'
  | 'page.picker.search'
  | 'page.picker.preview'
  | 'page.picker.loading'
  | 'page.picker.none'
  | 'page.picker.noMatch'
  | 'page.picker.more'
  | 'page.picker.position'
  | 'page.picker.keys'
  | 'page.picker.changed'
  | 'page.picker.business'
  | 'page.picker.formKeys'
  | 'page.picker.insert'
  | 'page.picker.back'
  | 'page.picker.many'
  | 'page.picker.used'
  | 'page.picker.last'
  | 'page.picker.suggested'
  | 'page.picker.bare'
  | 'page.form.missing'
  | `page.stock.${'in' | 'low' | 'out'}`
  | 'page.rail.open'
  | 'page.sidebar.title'
  | 'page.notice.identity'
  | 'page.notice.messages'
  | 'page.notice.composer'
  | 'page.notice.dismiss'
  | 'page.media.loading'
  | 'page.media.refused'
  | 'page.media.save'
  | 'page.suggest.title'
  | 'page.suggest.insert'
  | 'page.suggest.dismiss'
  | `page.answering.${AnswerState['state'] | 'both'}`
  | 'page.outdated.text'
  | 'page.outdated.reload'
  | ErrorKey

type ErrorKey = `page.error.${(typeof EXPLAINED)[number] | 'other'}`

export type Say = (key: StringKey, params?: Readonly<Record<string, string | number>>) => string

/** Errors with a sentence of their own. */
const EXPLAINED = [
  'chat-changed',
  'composer-changed',
  'no-composer',
  'insert-failed',
  'insert-unsure',
  'unreachable',
] as const

/** @returns how to say things in the strings given. */
export function speaker(strings: Readonly<Record<string, string>>): Say {
  return (key, params = {}) => {
    const text = strings[key] ?? ''
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
  }
}

/** @returns the key of the sentence for an error code. */
export function errorKey(code: string): StringKey {
  return `page.error.${EXPLAINED.find((known) => known === code) ?? 'other'}`
}
