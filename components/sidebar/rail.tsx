import { Mark } from '@/components/ui/mark'
import { t } from '@/locales/t'
import type { PageLink } from '../page-link'

/** The collapsed sidebar: one button. Nothing is asked of the background meanwhile. */
export function Rail({ link }: { link: PageLink }) {
  return (
    <div class="rail">
      <button
        type="button"
        class="rail-open"
        aria-label={t('sidebar.expand')}
        title={t('sidebar.expand')}
        onClick={() => link.setLayout('open')}
      >
        <Mark size={24} />
      </button>
    </div>
  )
}
