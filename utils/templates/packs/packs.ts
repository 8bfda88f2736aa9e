import { texts as english } from './en/texts'
import { texts as japanese } from './ja/texts'
import { texts as spanish } from './es/texts'
import { texts as portuguese } from './pt-BR/texts'
import { PACK_LANGUAGES, type Pack, type PackId, type PackLanguage } from './pack'

/** Every pack, in the order in which they are offered: situations, then trades. */
export const PACKS: readonly Pack[] = [
  pack('warm-inbound', 'situation', 'MessageCircleHeart', 7),
  pack('limited-time', 'situation', 'Hourglass', 6),
  pack('support', 'situation', 'LifeBuoy', 10),
  pack('renewal', 'situation', 'RefreshCw', 7),
  pack('appointment', 'situation', 'CalendarClock', 7),
  pack('agency', 'trade', 'Palette', 7),
  pack('services', 'trade', 'Wrench', 7),
  pack('start-up', 'trade', 'Rocket', 7),
]

/** @returns the language of the packs that serves `language` best: "es-MX" is es, "pt" is pt-BR, unknown ones are English. */
export function packLanguageFor(language: string): PackLanguage {
  const primary = primaryOf(language)
  return PACK_LANGUAGES.find((known) => primaryOf(known) === primary) ?? 'en'
}

function primaryOf(language: string): string {
  return language.split('-', 1)[0]?.toLowerCase() ?? ''
}

function pack(id: PackId, kind: Pack['kind'], icon: string, count: number): Pack {
  const texts = { en: english[id], ja: japanese[id], es: spanish[id], 'pt-BR': portuguese[id] }
  return { id, kind, icon, count, languages: PACK_LANGUAGES, texts }
}
