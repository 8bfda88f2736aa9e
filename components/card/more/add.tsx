import { Plus } from 'lucide-preact'
import { mayChange } from '@/components/app/may'
import { Menu } from '@/components/ui/menu'
import { useCustomer } from '@/components/customer'
import { t } from '@/locales/t'
import { useMore } from './more-scope'

/** Whatever a customer has nothing of is no more than a line of this menu. */
export function Add() {
  const { more, adding, setAdding } = useMore()
  const { consents = {} } = useCustomer().card.contact
  const isThere = {
    deal: more.deals.length > 0,
    order: more.orders.length > 0,
    consent: Object.keys(consents).length > 0,
  }
  const what = (['deal', 'order', 'consent'] as const).filter((kind) => !isThere[kind])
  if (adding !== undefined || what.length === 0 || !mayChange('deals')) return null
  return (
    <div class="section more-add">
      <Menu
        label={t('more.add')}
        icon={Plus}
        isWide
        atStart
        items={what.map((kind) => ({ label: t(`more.add-${kind}`), run: () => setAdding(kind) }))}
      />
    </div>
  )
}
