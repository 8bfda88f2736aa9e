import './card.css'
import { ChevronDown, ChevronUp } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import { Lazy } from '../app/lazy'
import { LookOnly } from '../app/look-only'
import { mayChange } from '../app/may'
import { useCustomer } from '../customer'
import { CardField } from './card-field'
import { CardHead } from './card-head'
import { CustomFields } from './custom-fields'
import { fieldsFor } from './fields'

const loadAddField = async () => (await import('./custom/add-custom-field')).AddCustomField

/** Who this is: the name, what is known, and on demand what could be. */
export function CardPanel() {
  const { card } = useCustomer()
  const { contact } = card
  const [isOpen, setOpen] = useState(false)
  const fields = fieldsFor(contact.kind)
  const isEditable = mayChange('contacts')
  const isShown = isOpen && isEditable
  // The phone stands under the name already; its row is for changing it.
  const known = fields.filter(({ name }) => contact[name] !== undefined && (isShown || name !== 'phone'))
  const empty = fields.filter(({ name }) => contact[name] === undefined)
  return (
    <section class="section card" aria-label={t('card.title')}>
      <CardHead />
      <LookOnly />
      {known.map((field) => (
        <CardField key={field.name} field={field} />
      ))}
      <CustomFields showsEmpty={isShown} />
      {isShown && empty.map((field) => <CardField key={field.name} field={field} />)}
      {isShown && <Lazy load={loadAddField} />}
      {contact.kind !== 'self' && isEditable && (
        <Button
          variant="quiet"
          small
          icon={isOpen ? ChevronUp : ChevronDown}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t('card.fewerDetails') : t('card.addDetails')}
        </Button>
      )}
    </section>
  )
}
