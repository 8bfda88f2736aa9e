import { translate } from '@/utils/i18n'
import type { MessageParams } from '@/utils/translation'
import type { en } from './en'

type Form = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type WithoutForm<Key> = Key extends `${infer Base}.${Form}` ? Base : Key

/** Every text of the interface; plural forms count as one. */
export type MessageKey = WithoutForm<keyof typeof en>

/** @returns the text of `key` in the chosen language; see `translate`. */
export const t: (key: MessageKey, params?: MessageParams) => string = translate
