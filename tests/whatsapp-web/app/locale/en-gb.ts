import { en } from './en'
import type { Texts } from './texts'

export const enGb: Texts = { ...en, lang: 'en-gb' }
