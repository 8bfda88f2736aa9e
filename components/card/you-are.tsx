import { t } from '@/locales/t'
import type { AccountSeen } from '@/storage/protocol/customers'
import { useQuery } from '@/storage/use-query'
import { usePhone } from '../app/use-phone'
import { useCustomer } from '../customer'

/** What was answered last: the next chat need not wait for the line to come, which would move the card. */
let known: readonly AccountSeen[] = []

/** As whom one writes in this chat, where this browser has seen more than one account of WhatsApp. */
export function YouAre() {
  const account = useCustomer().chat?.account ?? ''
  const { data = known } = useQuery('accounts.list', account === '' ? undefined : {})
  known = data
  const name = useAccountName(account)
  if (new Set([account, ...data.map((seen) => seen.account)]).size < 2) return null
  return <p class="card-you">{t('card.youAre', { account: name })}</p>
}

/** @returns how an account is called: its number as people write it; the end of an id that hides it. */
export function useAccountName(account: string): string {
  const phone = /^phone:(.+)$/.exec(account)?.[1] ?? ''
  const { text } = usePhone(phone)
  return phone === '' ? `…${account.slice(-4)}` : text
}
