import { type Catalogue, setCatalogue } from '@/utils/i18n'

/** How much a page has to say: the sidebar loads before the chat can be answered, so it carries no more than it shows. */
export type Extent = 'core' | 'whole'

type Loaders = Record<Extent, () => Promise<Catalogue>>

const CATALOGUES = {
  en: {
    core: async () => (await import('./en/core')).core,
    whole: async () => (await import('./en/whole')).whole,
  },
  ja: {
    core: async () => (await import('./ja/core')).core,
    whole: async () => (await import('./ja/whole')).whole,
  },
} satisfies Record<string, Loaders>

export type Language = keyof typeof CATALOGUES

/** Loads the texts of `language` alone, and shows the interface in it. */
export async function loadLanguage(language: Language, extent: Extent): Promise<void> {
  setCatalogue(language, await CATALOGUES[language][extent]())
}
