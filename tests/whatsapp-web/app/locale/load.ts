import type { LocaleName } from '../../api'
import { ar } from './ar'
import { de } from './de'
import { en } from './en'
import { enGb } from './en-gb'
import { es } from './es'
import { he } from './he'
import { it } from './it'
import { ja } from './ja'
import { ptBr } from './pt-br'
import type { Texts } from './texts'
import { zhCn } from './zh-cn'

const TEXTS: Record<LocaleName, Texts> = {
  en,
  'en-gb': enGb,
  'pt-br': ptBr,
  es,
  de,
  it,
  he,
  ar,
  ja,
  'zh-cn': zhCn,
}

export function loadTexts(locale: LocaleName): Texts {
  return TEXTS[locale]
}
