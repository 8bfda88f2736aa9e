import { changeSettings } from '../change-settings'

/** A field of one's own that is called `to` instead of `from`. */
export type Renaming = { fieldId: string; from: string; to: string }

/** Gives fields their names in the settings back. */
export async function renameBack(renamed: readonly Renaming[]): Promise<void> {
  for (const { fieldId, from, to } of renamed) await setLabel({ fieldId, from: to, to: from })
}

/** Gives one field its new name in the settings, unless it has another one by now. */
export async function setLabel({ fieldId, from, to }: Renaming): Promise<void> {
  await changeSettings(({ customFields }) => ({
    customFields: customFields.map((field) =>
      field.id === fieldId && field.label === from ? { ...field, label: to } : field,
    ),
  }))
}
