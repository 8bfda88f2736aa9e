import type { en } from './en'
import { holes } from './ja/holes'
import { notify } from './ja/notify'
import { page } from './ja/page'
import { ruleWhy } from './ja/rule-why'
import { suggestions } from './ja/suggestions'
import { whole } from './ja/whole'

/** Japanese has one plural form only. */
type Key = Exclude<keyof typeof en, `${string}.one`>

export const ja: Record<Key, string> = { ...whole, ...notify, ...page, ...suggestions, ...holes, ...ruleWhy }
