import type { Catalogue } from '@/utils/translation'
import type { Language } from './load'
import { contactWords as enContactWords } from './en/contact-words'
import { holes as enHoles } from './en/holes'
import { notify as enNotify } from './en/notify'
import { page as enPage } from './en/page'
import { ruleWhy as enRuleWhy } from './en/rule-why'
import { suggestions as enSuggestions } from './en/suggestions'
import { contactWords as jaContactWords } from './ja/contact-words'
import { holes as jaHoles } from './ja/holes'
import { notify as jaNotify } from './ja/notify'
import { page as jaPage } from './ja/page'
import { ruleWhy as jaRuleWhy } from './ja/rule-why'
import { suggestions as jaSuggestions } from './ja/suggestions'

// For the background, which may not load code later: what it and the content script say, in every language. Pages import
// the one language they show instead (load.ts).
const CATALOGUES: Record<Language, Catalogue> = {
  en: { ...enNotify, ...enPage, ...enSuggestions, ...enHoles, ...enRuleWhy, ...enContactWords },
  ja: { ...jaNotify, ...jaPage, ...jaSuggestions, ...jaHoles, ...jaRuleWhy, ...jaContactWords },
}

/** @returns what the background and the content script say in `language`. */
export function catalogueOf(language: Language): Catalogue {
  return CATALOGUES[language]
}

/** @returns the texts whose key begins with `prefix`, by their whole key. */
export function stringsWithPrefix(language: Language, prefix: string): Record<string, string> {
  return Object.fromEntries(Object.entries(CATALOGUES[language]).filter(([key]) => key.startsWith(prefix)))
}
