import { setCatalogue } from '@/utils/i18n'
import type { Catalogue } from '@/utils/translation'

/**
 * How much a page has to say: the sidebar loads before the chat can be answered, so it carries no more than it shows; what
 * the lower part of a card says comes with that part.
 */
export type Extent = 'core' | 'customer' | 'whole'

type Loaders = Record<Extent, () => Promise<Catalogue>>

const CATALOGUES = {
  en: {
    core: async () => (await import('./en/core')).core,
    customer: async () => ({
      ...(await import('./en/core')).core,
      ...(await import('./en/customer-more')).customerMore,
    }),
    whole: async () => (await import('./en/whole')).whole,
  },
  ja: {
    core: async () => (await import('./ja/core')).core,
    customer: async () => ({
      ...(await import('./ja/core')).core,
      ...(await import('./ja/customer-more')).customerMore,
    }),
    whole: async () => (await import('./ja/whole')).whole,
  },
} satisfies Record<string, Loaders>

export type Language = keyof typeof CATALOGUES

/** Loads the texts of `language` alone, and shows the interface in it. */
export async function loadLanguage(language: Language, extent: Extent): Promise<void> {
  setCatalogue(language, await CATALOGUES[language][extent]())
}
