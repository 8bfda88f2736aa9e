import { UsersRound } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { mayChange } from '../app/may'
import { goTo } from '../app/route'
import { openWhatsApp } from '../app/open-whatsapp'

/** What the list says while there is no contact at all. */
export function NoContacts() {
  const isEditable = mayChange('contacts')
  return (
    <Empty icon={UsersRound} title={t('contacts.empty')}>
      {isEditable && <p>{t('contacts.emptyHint')}</p>}
      <div class="row">
        <Button variant="primary" onClick={() => void openWhatsApp()}>
          {t('whatsapp.open')}
        </Button>
        {isEditable && (
          <>
            <Button onClick={() => goTo('contacts/new')}>{t('contacts.new')}</Button>
            <Button onClick={() => goTo('import-contacts')}>{t('contactFiles.import')}</Button>
          </>
        )}
      </div>
    </Empty>
  )
}
