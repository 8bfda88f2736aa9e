import './contacts.css'
import { UsersRound } from 'lucide-preact'
import { Empty } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { LookOnly } from '../app/look-only'
import { mayChange } from '../app/may'
import { route } from '../app/route'
import { ContactDetail } from './contact-detail'
import { ContactList } from './contact-list'
import { NewContact } from './new-contact'

/** Every contact on the left, the one that is open on the right. */
export function ContactsScreen() {
  const [, openId] = route.value
  return (
    <div class="contacts" data-open={openId !== undefined}>
      <ContactList openId={openId} />
      <section class="contacts-detail" aria-label={t('contacts.detail')}>
        {openId === undefined && <NothingOpen />}
        {openId === 'new' && (mayChange('contacts') ? <NewContact /> : <LookOnly />)}
        {openId !== undefined && openId !== 'new' && <ContactDetail key={openId} contactId={openId} />}
      </section>
    </div>
  )
}

function NothingOpen() {
  return (
    <Empty icon={UsersRound} title={t('contacts.noneOpen')}>
      <p>{t('contacts.noneOpenHint')}</p>
    </Empty>
  )
}
