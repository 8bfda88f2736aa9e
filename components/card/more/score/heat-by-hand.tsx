import { EditableField } from '@/components/ui/editable-field'
import { mayChange } from '@/components/app/may'
import { LineEditor } from '@/components/ui/line-editor'
import { t } from '@/locales/t'
import type { Contact } from '@/storage/schema/contact'
import { formatNumber } from '@/utils/format'
import { useSave } from '../../use-save'

type ByHandProps = { contact: Contact; worked: number | undefined }

/** The heat a person sees in a customer, beside the one that is worked out. Emptying it leaves the other. */
export function HeatByHand({ contact, worked }: ByHandProps) {
  const save = useSave()
  const { heat } = contact
  const label = t('score.byHand')
  return (
    <EditableField
      label={label}
      value={heat === undefined ? '' : String(heat)}
      display={heat === undefined ? '' : bothOf(heat, worked)}
      emptyText={t('card.add')}
      editLabel={t('card.edit', { field: label })}
      isFixed={!mayChange('contacts')}
      onCommit={(text) => save({ heat: text === '' ? null : Number(text) })}
      editor={(editor) => <LineEditor {...editor} label={label} check={checkHeat} />}
    />
  )
}

function bothOf(heat: number, worked: number | undefined): string {
  const byHand = formatNumber(heat)
  if (worked === undefined) return t('score.onlyByHand', { heat: byHand })
  return t('score.both', { heat: byHand, worked: formatNumber(worked) })
}

function checkHeat(text: string): string | undefined {
  return text === '' || /^(\d{1,2}|100)$/.test(text) ? undefined : t('score.heatFault')
}
