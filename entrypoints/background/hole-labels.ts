import { catalogueOf } from '@/locales/static'
import type { Rendered } from '@/storage/protocol/page'
import { translateIn } from '@/utils/translation'
import { readableName } from '@/utils/templates/names'
import { currentLanguage } from './language'

/** @returns the same, with fields that their author gave no label called as the interface calls them. */
export async function withHoleLabels(rendered: Rendered): Promise<Rendered> {
  const language = await currentLanguage()
  const catalogue = catalogueOf(language)
  const holes = rendered.holes.map((hole) => {
    const text = `hole.${hole.key}`
    const isBare = hole.label === readableName(hole.key) && Object.hasOwn(catalogue, text)
    return isBare ? { ...hole, label: translateIn(language, catalogue, text) } : hole
  })
  return { ...rendered, holes }
}
