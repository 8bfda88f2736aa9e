import './follow-ups.css'
import { Check, MessageCircle } from 'lucide-preact'
import { IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { DueFollowUp } from '@/storage/protocol/follow-ups'
import { now as clockNow } from '@/utils/clock'
import { formatMoment } from '@/utils/format'
import { useMinute } from '../app/clock'
import { openWhatsApp } from '../app/open-whatsapp'
import { openWorkspace } from '../app/open-workspace'
import { write } from '../app/write'
import { DueText, SnoozeMenu } from './follow-up-item'

/** Follow-ups of many customers: whom, when, what about, and what to do now. */
export function DueList({ label, rows }: { label: string; rows: readonly DueFollowUp[] }) {
  return (
    <ul class="due-list" aria-label={label}>
      {rows.map((row) => (
        <DueRow key={row.id} row={row} />
      ))}
    </ul>
  )
}

function DueRow({ row }: { row: DueFollowUp }) {
  const now = useMinute()
  const { id, contact, note } = row
  const { name } = contact
  const done = (): void => void write('followUps.done', { id }, t('followUps.doneFor', { name }))
  const snooze = (dueAt: number): void => {
    const when = formatMoment(dueAt, clockNow())
    void write('followUps.snooze', { id, dueAt }, t('followUps.snoozed', { when }))
  }
  return (
    <li class="follow-up">
      <div class="follow-up-text">
        <button type="button" class="due-name" onClick={() => openWorkspace(`#/contacts/${contact.id}`)}>
          <bdi>{name}</bdi>
        </button>
        <DueText dueAt={row.dueAt} now={now} />
        {note !== undefined && (
          <p class="keeps-lines" dir="auto">
            {note}
          </p>
        )}
      </div>
      <IconButton
        label={t('followUps.openChat', { name })}
        icon={MessageCircle}
        onClick={() => void openWhatsApp(contact.id)}
      />
      <IconButton label={t('followUps.finish', { name })} icon={Check} onClick={done} />
      <SnoozeMenu label={t('followUps.snoozeFor', { name })} followUp={row} now={now} onSnooze={snooze} />
    </li>
  )
}
