import { Ellipsis, FileDown, FileUp, Library } from 'lucide-preact'
import { Menu } from '@/components/ui/menu'
import { t } from '@/locales/t'
import { mayChange } from '../../app/may'
import { goTo } from '../../app/route'

/** Where quick replies come from and go to, besides being written here. */
export function FilesMenu() {
  return (
    <Menu
      label={t('exchange.menu')}
      icon={Ellipsis}
      items={[
        ...(mayChange('replies')
          ? [
              { label: t('packs.title'), icon: Library, run: () => goTo('packs') },
              { label: t('exchange.import'), icon: FileUp, run: () => goTo('reply-import') },
            ]
          : []),
        { label: t('exchange.export'), icon: FileDown, run: () => goTo('reply-export') },
      ]}
    />
  )
}
