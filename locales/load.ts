import { type Catalogue, setCatalogue } from '@/utils/i18n'

export type Language = keyof typeof CATALOGUES

const CATALOGUES = {
  en: async (): Promise<Catalogue> => (await import('./en')).en,
  ja: async (): Promise<Catalogue> => (await import('./ja')).ja,
}

/** Loads the texts of `language` alone, and shows the interface in it. */
export async function loadLanguage(language: Language): Promise<void> {
  setCatalogue(language, await CATALOGUES[language]())
}
