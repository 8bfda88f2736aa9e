import { t } from '@/locales/t'
import type { ContactBrief } from '@/storage/schema/contact'
import { formatMoment } from '@/utils/format'
import { useMinute } from '../app/clock'
import { usePhone } from '../app/use-phone'

type CandidatesProps = { candidates: readonly ContactBrief[]; onPick: (contact: ContactBrief) => void }

/** Contacts this chat could be, with what tells them apart. */
export function Candidates({ candidates, onPick }: CandidatesProps) {
  const now = useMinute()
  return (
    <ul class="candidates">
      {candidates.map((contact) => (
        <li key={contact.id}>
          <button type="button" class="candidate" onClick={() => onPick(contact)}>
            <span class="candidate-name" dir="auto">
              {contact.name}
            </span>
            <span class="candidate-detail">
              {contact.phone !== undefined && <Phone phone={contact.phone} />}
              {contact.company !== undefined && <bdi>{contact.company}</bdi>}
              <span>{t('link.changed', { when: formatMoment(contact.updatedAt, now) })}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Phone({ phone }: { phone: string }) {
  return <bdi dir="ltr">{usePhone(phone).text}</bdi>
}
