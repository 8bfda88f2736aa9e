import { AlarmClock, CalendarPlus, Check, Clock, Ellipsis, Pencil, Trash2 } from 'lucide-preact'
import { IconButton } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { t } from '@/locales/t'
import type { FollowUp } from '@/storage/schema/follow-up'
import { formatDistance, formatMoment } from '@/utils/format'
import { snoozePresets } from '@/utils/follow-ups/presets'
import { useMinute } from '../app/clock'
import { mayChange } from '../app/may'
import { exportOne } from './export-one'
import { FollowUpDetails } from './follow-up-details'
import { ownTimeZone } from './own-time-zone'
import { presetLabel } from './preset-label'
import type { FollowUpActions } from './use-card-follow-ups'

type ItemProps = {
  followUp: FollowUp
  /** The customer's, for a calendar. */
  name: string
  actions: FollowUpActions
  onEdit: () => void
}

export function FollowUpItem({ followUp, name, actions, onEdit }: ItemProps) {
  const now = useMinute()
  const when = formatMoment(followUp.dueAt, now)
  return (
    <div class="follow-up" role="group" aria-label={t('followUps.item', { when })}>
      <div class="follow-up-text">
        <DueText dueAt={followUp.dueAt} now={now} />
        <FollowUpDetails followUp={followUp} />
      </div>
      {mayChange('followUps') && (
        <IconButton label={t('followUps.done')} icon={Check} onClick={() => actions.done(followUp)} />
      )}
      <SnoozeMenu
        label={t('followUps.snooze')}
        followUp={followUp}
        now={now}
        onSnooze={(at) => actions.snooze(followUp, at)}
      />
      <MoreMenu
        label={t('followUps.more')}
        followUp={followUp}
        name={name}
        onEdit={onEdit}
        onRemove={() => actions.remove(followUp)}
      />
    </div>
  )
}

/** When it is due, and how far off; said in words as well as in colour when it is late. */
export function DueText({ dueAt, now }: { dueAt: number; now: number }) {
  const isOverdue = dueAt <= now
  const distance = formatDistance(dueAt, now)
  return (
    <span class={`follow-up-due${isOverdue ? ' follow-up-overdue' : ''}`}>
      {formatMoment(dueAt, now)}{' '}
      <span class="follow-up-distance">{isOverdue ? t('followUps.overdue', { distance }) : distance}</span>
    </span>
  )
}

type SnoozeProps = { label: string; followUp: FollowUp; now: number; onSnooze: (dueAt: number) => void }

export function SnoozeMenu({ label, followUp, now, onSnooze }: SnoozeProps) {
  const presets = snoozePresets(now, followUp.dueAt, ownTimeZone())
  return (
    <Menu
      label={label}
      icon={AlarmClock}
      items={
        !mayChange('followUps')
          ? []
          : presets.map(({ id, at }) => ({
              label: presetLabel(id),
              hint: formatMoment(at, now),
              icon: Clock,
              run: () => onSnooze(at),
            }))
      }
    />
  )
}

type MoreProps = {
  label: string
  followUp: FollowUp
  name: string
  onEdit: () => void
  onRemove: () => void
}

export function MoreMenu({ label, followUp, name, onEdit, onRemove }: MoreProps) {
  const isEditable = mayChange('followUps')
  return (
    <Menu
      label={label}
      icon={Ellipsis}
      items={[
        ...(isEditable ? [{ label: t('followUps.edit'), icon: Pencil, run: onEdit }] : []),
        { label: t('followUps.exportOne'), icon: CalendarPlus, run: () => void exportOne(followUp, name) },
        ...(isEditable
          ? [{ label: t('followUps.remove'), icon: Trash2, isDanger: true, run: onRemove }]
          : []),
      ]}
    />
  )
}
