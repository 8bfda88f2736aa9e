import { computed, signal } from '@preact/signals'
import { type Catalogue, type MessageParams, translateIn } from './translation'

const current = signal<{ language: string; catalogue: Catalogue }>({ language: 'en', catalogue: {} })

/** The language of everything on the screen, as a BCP 47 tag. Reading it in a component follows its changes. */
export const language = computed(() => current.value.language)

/** Shows the interface in `language`; `catalogue` holds its texts by key. */
export function setCatalogue(language: string, catalogue: Catalogue): void {
  current.value = { language, catalogue }
}

/** @returns the text of `key` in the language on the screen; see `translateIn`. */
export function translate(key: string, params: MessageParams = {}): string {
  const { language, catalogue } = current.value
  return translateIn(language, catalogue, key, params)
}
