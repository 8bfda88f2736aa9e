import { useEffect, useState } from 'preact/hooks'
import { language } from '@/utils/i18n'
import type { PhonePlace } from '@/utils/phone-zone'

export type ShownPhone = { text: string; flag?: string; country?: string; place?: PhonePlace }

type Tools = {
  formatPhone: (phone: string) => string
  placeOfPhone: (phone: string) => PhonePlace | undefined
  flagOf: (country: string) => string
}

// The tables of all countries are heavy, and the card must not wait for them.
let tools: Tools | undefined
let loading: Promise<void> | undefined

/** @returns a phone number as people write it, with its country and zone; as it is stored until the tables are there. */
export function usePhone(phone: string): ShownPhone {
  const [, redraw] = useState(tools)
  useEffect(() => {
    if (tools !== undefined || phone === '') return
    loading ??= loadTools()
    void loading.then(() => redraw(tools))
  }, [phone])
  if (tools === undefined || phone === '') return { text: phone }
  const text = tools.formatPhone(phone)
  const place = tools.placeOfPhone(phone)
  if (place === undefined) return { text }
  const country = new Intl.DisplayNames(language.value, { type: 'region' }).of(place.country)
  return { text, flag: tools.flagOf(place.country), place, ...(country !== undefined && { country }) }
}

async function loadTools(): Promise<void> {
  const [{ formatPhone }, { placeOfPhone, flagOf }] = await Promise.all([
    import('@/utils/phone-format'),
    import('@/utils/phone-zone'),
  ])
  tools = { formatPhone, placeOfPhone, flagOf }
}
