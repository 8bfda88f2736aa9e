import { openWorkspace } from '@/components/app/open-workspace'
import { mayChange } from '@/components/app/may'
import { write } from '@/components/app/write'
import { useCustomer } from '@/components/customer'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { CardMore, Duplicate } from '@/storage/protocol/customers'
import { useMore } from './more-scope'

/** Others who may be this customer, with what speaks for it, best first. Nobody is merged without being looked at. */
export function SamePerson() {
  const [first, ...others] = useMore().more.duplicates
  if (first === undefined || !mayChange('contacts')) return null
  return (
    <section class="section same" aria-label={t('same.title')}>
      <Same duplicate={first} />
      {others.length > 0 && (
        <details class="card-more">
          <summary>{t('same.others', { count: others.length })}</summary>
          {others.map((duplicate) => (
            <Same key={duplicate.other.id} duplicate={duplicate} />
          ))}
        </details>
      )}
    </section>
  )
}

function Same({ duplicate: { other, reasons } }: { duplicate: Duplicate }) {
  const { contactId } = useCustomer()
  const { apply } = useMore()
  const otherId = other.id
  const name = other.name === '' ? t('card.noName') : other.name
  const refuse = (): void =>
    void apply(
      (more) => withoutDuplicate(more, otherId),
      () => write('contacts.distinct', { contactId, otherId, on: true }, t('same.refused', { name })),
    )
  return (
    <div>
      <p>{t('same.may', { name })}</p>
      <p class="same-reasons">{reasons.map((reason) => t(`same.reason-${reason}`)).join(' · ')}</p>
      <div class="row">
        <Button small onClick={() => openWorkspace(`#/duplicates?keep=${contactId}&lose=${otherId}`)}>
          {t('same.compare')}
        </Button>
        <Button small variant="quiet" onClick={refuse}>
          {t('same.refuse')}
        </Button>
      </div>
    </div>
  )
}

function withoutDuplicate(more: CardMore, otherId: string): CardMore {
  const duplicates = more.duplicates.filter(({ other }) => other.id !== otherId)
  return duplicates.length === more.duplicates.length ? more : { ...more, duplicates }
}
