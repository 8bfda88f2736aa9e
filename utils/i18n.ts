import { computed, signal } from '@preact/signals'
import { type Catalogue, type MessageParams, translateIn } from './translation'

/** Letters of Arabic, Hebrew and the other scripts of these blocks. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

const current = signal<{ language: string; catalogue: Catalogue }>({ language: 'en', catalogue: {} })

/** The language of everything on the screen, as a BCP 47 tag. Reading it in a component follows its changes. */
export const language = computed(() => current.value.language)

/** Shows the interface in `language`; `catalogue` holds its texts by key. */
export function setCatalogue(language: string, catalogue: Catalogue): void {
  current.value = { language, catalogue }
}

/**
 * @returns the text of `key` in the language on the screen; see `translateIn`. A name that is read the other way keeps to
 * itself: a sentence that begins with it is still read as its own language is.
 */
export function translate(key: string, params: MessageParams = {}): string {
  const { language, catalogue } = current.value
  const isolated = Object.entries(params).map(([name, value]) => [name, isolate(value)] as const)
  return translateIn(language, catalogue, key, Object.fromEntries(isolated))
}

/** Between Unicode's FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE. */
function isolate(value: string | number): string | number {
  return typeof value === 'string' && RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value
}
