import { settings } from '@/components/app/settings'
import { useCustomer } from '@/components/customer'
import { firstNameOf } from '@/utils/first-name'
import { language } from '@/utils/i18n'
import { mailTextIn } from './mail-texts'

/** @returns the address of a prepared e-mail to the customer, in their language; undefined without an e-mail address. */
export function useMail(): string | undefined {
  const { contact } = useCustomer().card
  if (contact.email === undefined) return undefined
  const text = mailTextIn(contact.language ?? language.value)
  const name = contact.firstName ?? firstNameOf(contact.name)
  const { myName = '', myCompany = '' } = settings.value ?? {}
  const sender = [myName, myCompany].filter((line) => line !== '')
  const greeting = name === '' ? text.helloThere : text.hello.replace('{name}', () => name)
  return mailto(contact.email, text.subject, [greeting, '', text.body, '', text.bye, ...sender])
}

/** RFC 6068: everything but plain letters is written in per cent, lines end in CR LF. */
export function mailto(address: string, subject: string, lines: readonly string[]): string {
  const to = encodeURIComponent(address).replaceAll('%40', '@')
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join('\r\n'))}`
}
