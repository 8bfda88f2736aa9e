import { Plus } from 'lucide-preact'
import { Menu } from '@/components/ui/menu'
import { t } from '@/locales/t'
import { useMore } from './more-scope'

/** Whatever a customer has nothing of is no more than a line of this menu. */
export function Add() {
  const { adding, setAdding } = useMore()
  if (adding !== undefined) return null
  const what = ['deal', 'order', 'consent'] as const
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
