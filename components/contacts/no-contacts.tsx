import { UsersRound } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { goTo } from '../app/route'
import { openWhatsApp } from '../app/open-whatsapp'

/** What the list says while there is no contact at all. */
export function NoContacts() {
  return (
    <Empty icon={UsersRound} title={t('contacts.empty')}>
      <p>{t('contacts.emptyHint')}</p>
      <div class="row">
        <Button variant="primary" onClick={() => void openWhatsApp()}>
          {t('whatsapp.open')}
        </Button>
        <Button onClick={() => goTo('contacts/new')}>{t('contacts.new')}</Button>
        <Button onClick={() => goTo('import-contacts')}>{t('contactFiles.import')}</Button>
      </div>
    </Empty>
  )
}
