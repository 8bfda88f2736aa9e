import '@/components/ui/field.css'
import { useId } from 'preact/hooks'
import { t } from '@/locales/t'
import type { MergePreview } from '@/storage/protocol/customers'
import type { ContactBrief } from '@/storage/schema/contact'
import { usePhone } from '../app/use-phone'
import { mergeFieldName, mergeValue } from './merge-texts'

type Side = 'keep' | 'lose'
type FieldChoiceProps = {
  preview: MergePreview
  sideOf: (field: string, proposed: Side) => Side
  onChoose: (field: string, side: Side) => void
}

/** Both contacts beside each other; where they differ, one of the two values is chosen. */
export function FieldChoice({ preview: { keep, lose, fields }, sideOf, onChoose }: FieldChoiceProps) {
  const id = useId()
  return (
    <table class="comparison-table">
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{t('card.fieldName')}</span>
          </th>
          <Head contact={keep} says={t('duplicates.stays')} />
          <Head contact={lose} says={t('duplicates.goes')} />
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, keep: own, lose: other, proposed }) => (
          <tr key={field}>
            <th scope="row">{mergeFieldName(field)}</th>
            {(['keep', 'lose'] as const).map((side) => (
              <td key={side}>
                <SideChoice
                  group={`${id}-${field}`}
                  field={field}
                  value={side === 'keep' ? own : other}
                  name={side === 'keep' ? keep.name : lose.name}
                  isChosen={sideOf(field, proposed) === side}
                  onChoose={() => onChoose(field, side)}
                />
              </td>
            ))}
          </tr>
        ))}
        {fields.length === 0 && (
          <tr>
            <td colSpan={3} class="quiet">
              {t('duplicates.noDifference')}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

type SideProps = {
  group: string
  field: string
  value: string | undefined
  /** Whose value it is. */
  name: string
  isChosen: boolean
  onChoose: () => void
}

function SideChoice({ group, field, value, name, isChosen, onChoose }: SideProps) {
  return (
    <label class="check">
      <input type="radio" name={group} checked={isChosen} onChange={onChoose} />
      <span dir="auto">
        {mergeValue(field, value)}
        <span class="visually-hidden">
          {' '}
          {t('duplicates.valueOf', { field: mergeFieldName(field), name })}
        </span>
      </span>
    </label>
  )
}

function Head({ contact, says }: { contact: ContactBrief; says: string }) {
  const { text } = usePhone(contact.phone ?? '')
  return (
    <th scope="col">
      <span class="comparison-says">{says}</span>
      <a href={`#/contacts/${contact.id}`} dir="auto">
        {contact.name}
      </a>
      {text !== '' && (
        <span class="quiet comparison-phone">
          <bdi>{text}</bdi>
        </span>
      )}
    </th>
  )
}
