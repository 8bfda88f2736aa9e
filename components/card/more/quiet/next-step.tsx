import { CalendarClock, Mail, MessageSquareText } from 'lucide-preact'
import { useCustomer } from '@/components/customer'
import { followUpDrafts } from '@/components/follow-ups'
import { focusReplies } from '@/components/replies'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { QuietReason } from '@/storage/schema/contact'
import { CardField } from '../../card-field'
import { EMAIL } from '../../fields'
import { useMail } from './use-mail'

/** One thing to do, as far as it can be prepared: what is sent, the person sends. */
export function NextStep({ reason }: { reason: QuietReason }) {
  switch (reason) {
    case 'bad-timing':
    case 'priorities':
      return <PlanStep reason={reason} />
    case 'no-urgency':
    case 'too-much':
      return (
        <Button small icon={MessageSquareText} onClick={focusReplies}>
          {t(`quiet.step-${reason}`)}
        </Button>
      )
    default:
      return <MailStep />
  }
}

/** The form of a follow-up opens with the words already in it. */
function PlanStep({ reason }: { reason: 'bad-timing' | 'priorities' }) {
  const customer = useCustomer()
  const plan = (): void =>
    followUpDrafts.type(customer, t(`quiet.words-${reason}`), { note: t(`quiet.note-${reason}`) })
  return (
    <Button small icon={CalendarClock} onClick={plan}>
      {t(`quiet.step-${reason}`)}
    </Button>
  )
}

function MailStep() {
  const href = useMail()
  if (href === undefined) {
    return (
      <div class="grow">
        <CardField field={EMAIL} />
      </div>
    )
  }
  // In a frame the page around it decides what may be opened; in a tab of its own nobody does.
  return (
    <a class="button button-outline button-small" href={href} target="_blank" rel="noopener noreferrer">
      <Mail size={16} aria-hidden="true" />
      {t('quiet.step-wrong-channel')}
    </a>
  )
}
