import { Eye } from 'lucide-preact'
import { t } from '@/locales/t'
import type { SyncedTable } from '@/storage/sync/synced-tables'
import { looksOn, mayChange } from './may'

/** Says once, where editors would stand, that the person may look at this and not change it; nothing where they may. */
export function LookOnly({ table = 'contacts' }: { table?: SyncedTable }) {
  if (mayChange(table)) return null
  return (
    <p class="look-only">
      <Eye size={14} aria-hidden="true" />
      {t(looksOn() ? 'may.lookOnly' : 'may.leadersOnly')}
    </p>
  )
}
