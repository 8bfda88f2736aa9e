import { ExternalLink } from 'lucide-preact'
import { EditableField, type FieldEditor } from '@/components/ui/editable-field'
import { LineEditor } from '@/components/ui/line-editor'
import { t } from '@/locales/t'
import type { CustomField } from '@/storage/schema/custom-field'
import { settings } from '@/components/app/settings'
import { mayChange } from '@/components/app/may'
import { OneOfEditor } from '../choice-editors'
import { useSave } from '../use-save'
import { DateEditor } from './date-editor'
import { linkOf, readCustom, showCustom } from './custom-value'

type DefinedProps = { field: CustomField; value: string }

/** A field that the settings define, with the editor of its kind. */
export function DefinedField({ field, value }: DefinedProps) {
  const save = useSave()
  const { label, kind } = field
  const currency = settings.value?.currency ?? 'USD'
  const href = kind === 'link' ? linkOf(value) : undefined
  const commit = (typed: string): void => {
    const read = typed === '' ? null : readCustom(kind, typed, currency)
    if (read !== undefined && read !== value) save({ custom: { [label]: read } })
  }
  return (
    <div class={href === undefined ? '' : 'custom-link'}>
      <EditableField
        label={label}
        value={value}
        display={showCustom(kind, value)}
        emptyText={t('card.add')}
        editLabel={t('card.edit', { field: label })}
        isFixed={!mayChange('contacts')}
        onCommit={commit}
        editor={(editor) => editorOf(field, editor, currency)}
      />
      {href !== undefined && (
        <a
          class="icon-button"
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={t('field.openLink', { label })}
          title={href}
        >
          <ExternalLink size={16} aria-hidden="true" />
        </a>
      )}
    </div>
  )
}

function editorOf({ label, kind, choices = [] }: CustomField, editor: FieldEditor, currency: string) {
  const props = { ...editor, label }
  switch (kind) {
    case 'choice':
      return <OneOfEditor {...props} choices={choices} />
    case 'date':
      return <DateEditor {...props} />
    case 'text':
      return <LineEditor {...props} />
    default:
      return (
        <LineEditor
          {...props}
          check={(typed) =>
            typed === '' || readCustom(kind, typed, currency) !== undefined
              ? undefined
              : t(`field.fault-${kind}`)
          }
        />
      )
  }
}
