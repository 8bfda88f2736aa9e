import './follow-ups.css'
import { Check, MessageCircle } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { DueFollowUp } from '@/storage/protocol/follow-ups'
import type { ContactBrief } from '@/storage/schema/contact'
import { now as clockNow } from '@/utils/clock'
import { formatMoment } from '@/utils/format'
import { useMinute } from '../app/clock'
import { mayChange } from '../app/may'
import { openWhatsApp } from '../app/open-whatsapp'
import { openWorkspace } from '../app/open-workspace'
import { write } from '../app/write'
import type { DraftOwner } from '../customer'
import { followUpDrafts } from './follow-up-drafts'
import { FollowUpDetails } from './follow-up-details'
import { FollowUpForm } from './follow-up-form'
import { DueText, MoreMenu, SnoozeMenu } from './follow-up-item'
import type { Plan } from './plan-fields'
import { doneText, inputOf, planned } from './use-card-follow-ups'

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
  const [isEditing, setEditing] = useState(false)
  const { contact, ...followUp } = row
  const owner = ownerOf(contact)
  return (
    <li>
      <DueLine row={row} onEdit={() => setEditing(true)} />
      {isEditing && mayChange('followUps') && (
        <FollowUpForm
          owner={owner}
          followUp={followUp}
          onPlan={(plan) => {
            setEditing(false)
            save(owner, row, plan)
          }}
          onCancel={() => {
            setEditing(false)
            const draft = followUpDrafts.of(owner)
            if (draft !== undefined) followUpDrafts.drop(draft)
          }}
        />
      )}
    </li>
  )
}

function DueLine({ row, onEdit }: { row: DueFollowUp; onEdit: () => void }) {
  const now = useMinute()
  const { id, contact } = row
  const { name } = contact
  const done = (): void =>
    void write('followUps.done', { id }, (written) =>
      written.nextAt === undefined ? t('followUps.doneFor', { name }) : doneText(written),
    )
  const snooze = (dueAt: number): void => {
    const when = formatMoment(dueAt, clockNow())
    void write('followUps.snooze', { id, dueAt }, t('followUps.snoozed', { when }))
  }
  return (
    <div class="follow-up">
      <div class="follow-up-text">
        <button type="button" class="due-name" onClick={() => openWorkspace(`#/contacts/${contact.id}`)}>
          <bdi>{name}</bdi>
        </button>
        <DueText dueAt={row.dueAt} now={now} />
        <FollowUpDetails followUp={row} />
      </div>
      <IconButton
        label={t('followUps.openChat', { name })}
        icon={MessageCircle}
        onClick={() => void openWhatsApp(contact.id)}
      />
      {mayChange('followUps') && (
        <IconButton label={t('followUps.finish', { name })} icon={Check} onClick={done} />
      )}
      <SnoozeMenu label={t('followUps.snoozeFor', { name })} followUp={row} now={now} onSnooze={snooze} />
      <MoreMenu
        label={t('followUps.moreFor', { name })}
        followUp={row}
        name={name}
        onEdit={onEdit}
        onRemove={() => void write('followUps.remove', { id }, t('followUps.removed'))}
      />
    </div>
  )
}

function ownerOf(contact: ContactBrief): DraftOwner {
  const { id: contactId } = contact
  const key = `contact:${contactId}`
  return { key, target: { contactId }, contactId, chat: undefined, isSaved: true, card: { contact } }
}

function save(owner: DraftOwner, { contact, ...before }: DueFollowUp, plan: Plan): void {
  const changed = inputOf(planned(plan, contact.id, before, before.id))
  const done = t('followUps.changed', { when: formatMoment(plan.dueAt, clockNow()) })
  const run = async (): Promise<boolean> =>
    (await write('followUps.set', { target: { contactId: contact.id }, ...changed }, done)) !== undefined
  const draft = followUpDrafts.of(owner)
  void (draft === undefined ? run() : followUpDrafts.whileSaving(draft, run))
}
