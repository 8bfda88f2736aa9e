import { oneLine } from '../clean'

type NameParts = { name?: string; firstName?: string; middleName?: string; lastName?: string }

const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々\s]+$/u

/** @returns what a person is called: the whole name, else its parts in the order of their writing. Maybe ''. */
export function personName({ name = '', firstName = '', middleName = '', lastName = '' }: NameParts): string {
  if (oneLine(name) !== '') return oneLine(name)
  const isFamilyFirst = CJK.test(`${firstName}${lastName}`)
  const parts = isFamilyFirst ? [lastName, firstName] : [firstName, middleName, lastName]
  return oneLine(parts.join(' '))
}

/** @returns what a greeting may use; nothing for names that are written family name first, of which a greeting uses that. */
export function greetingName(firstName: string | undefined, isOwn: boolean): string | undefined {
  const first = oneLine(firstName ?? '')
  return first === '' || (!isOwn && CJK.test(first)) ? undefined : first
}
