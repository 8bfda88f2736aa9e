import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import { noteSaved, showError } from '../app/errors'
import { changeSettings, settings } from '../app/settings'
import { offerUndo } from '../app/undo'
import { toRuleDraft, type TypedRule } from './rule-draft'

/** Saves a rule, and first the tag and the field that were made for it; taken back as one. @returns whether it is saved. */
export async function saveRule(rule: TypedRule): Promise<boolean> {
  const draft = toRuleDraft(rule)
  if (draft === undefined) return false
  const undoIds: string[] = []
  try {
    const { newTag, newField } = rule
    if (newTag) {
      const { undoId } = await askUi('tags.save', newTag)
      if (undoId !== undefined) undoIds.push(undoId)
    }
    const fields = settings.peek()?.customFields ?? []
    if (newField && !fields.some(({ label }) => label === newField.label)) {
      changeSettings({ customFields: [...fields, newField] })
    }
    const { undoId } = await askUi('tagRules.save', { rule: draft })
    if (undoId !== undefined) undoIds.push(undoId)
    noteSaved()
    offerUndo(undoIds, t('tagRules.saved', { name: draft.name }))
    return true
  } catch (error) {
    showError(error, { retry: () => void saveRule(rule) })
    return false
  }
}
