import { holes } from './en/holes'
import { notify } from './en/notify'
import { page } from './en/page'
import { ruleWhy } from './en/rule-why'
import { suggestions } from './en/suggestions'
import { whole } from './en/whole'

/** English, and the list of everything the interface says. */
export const en = { ...whole, ...notify, ...page, ...suggestions, ...holes, ...ruleWhy } as const
