import { AlarmClock, Check, Clock, MessageCircle, NotebookPen } from 'lucide-preact'
import { IconButton } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { t } from '@/locales/t'
import type { TodayRow } from '@/storage/protocol/follow-ups'
import { formatMoment } from '@/utils/format'
import { followUpPresets, type Preset, snoozePresets } from '@/utils/follow-ups/presets'
import type { Reason } from '@/utils/today/reason'
import { useMinute } from '../app/clock'
import { mayChange } from '../app/may'
import { ownTimeZone, presetLabel, workingCalendar } from '../follow-ups'
import { everyHoursFor } from './every-hours'
import { NoteLine } from './note-line'
import { ReasonLine } from './reason-line'
import { reasonText } from './reason-text'

export type RowActions = {
  open: () => void
  done: () => void
  snooze: (dueAt: number) => void
  note: () => void
  endNote: () => void
}

type RowProps = {
  row: TodayRow
  /** The reason it is shown for. */
  reason: Reason
  index: number
  top: number
  isActive: boolean
  isNoting: boolean
  actions: RowActions
}

/** One customer: who, why, and what may be done. Only the row one stands on has its buttons in the order of Tab. */
export function TodayRowView(props: RowProps) {
  const { row, reason, index, top, isActive, isNoting, actions } = props
  const now = useMinute()
  const { contact } = row
  const everyHours = everyHoursFor(contact, now)
  const others = row.reasons.filter((one) => one !== reason).map((one) => reasonText(one, now, everyHours))
  const spoken = [contact.name, contact.company, reasonText(reason, now, everyHours), ...others]
  return (
    <div
      class="today-row"
      role="row"
      aria-rowindex={index + 1}
      aria-label={spoken.filter((part) => part !== undefined).join('. ')}
      tabIndex={isActive ? 0 : -1}
      data-active={isActive}
      style={{ insetBlockStart: `${top}px` }}
      onClick={(event) => {
        if (isPlace(event.target)) actions.open()
      }}
    >
      <div class="today-text" role="gridcell">
        <Who row={row} />
        {isNoting ? (
          <NoteLine contact={contact} onClose={actions.endNote} />
        ) : (
          <>
            <ReasonLine reason={reason} now={now} everyHours={everyHours} />
            {others.length > 0 && (
              <div class="today-others one-line begins-large" dir="auto" title={others.join(' · ')}>
                {others.join(' · ')}
              </div>
            )}
          </>
        )}
      </div>
      <RowButtons row={row} reason={reason} isActive={isActive} now={now} actions={actions} />
    </div>
  )
}

function Who({ row: { contact } }: { row: TodayRow }) {
  const { name, company, grade } = contact
  return (
    <div class="today-who">
      <bdi class="today-name one-line" title={name}>
        {name}
      </bdi>
      {grade !== undefined && (
        <span class="today-grade" role="img" aria-label={t('today.grade', { grade })}>
          {grade}
        </span>
      )}
      {company !== undefined && <bdi class="today-company one-line">{company}</bdi>}
    </div>
  )
}

type ButtonsProps = Pick<RowProps, 'row' | 'reason' | 'isActive' | 'actions'> & { now: number }

function RowButtons({ row, reason, isActive, now, actions }: ButtonsProps) {
  const { name } = row.contact
  const tabIndex = isActive ? 0 : -1
  return (
    <div class="today-buttons" role="gridcell" data-buttons>
      <IconButton
        label={t('followUps.openChat', { name })}
        icon={MessageCircle}
        tabIndex={tabIndex}
        onClick={actions.open}
      />
      {mayChange('followUps') && (
        <>
          <IconButton
            label={t(reason.kind === 'follow-up' ? 'followUps.finish' : 'today.handle', { name })}
            icon={Check}
            tabIndex={tabIndex}
            onClick={actions.done}
          />
          <Menu
            label={t('followUps.snoozeFor', { name })}
            icon={AlarmClock}
            tabIndex={tabIndex}
            items={presetsFor(row, reason, now).map(({ id, at }) => ({
              label: presetLabel(id),
              hint: formatMoment(at, now),
              icon: Clock,
              run: () => actions.snooze(at),
            }))}
          />
          <IconButton
            label={t('today.note', { name })}
            icon={NotebookPen}
            tabIndex={tabIndex}
            onClick={actions.note}
          />
        </>
      )}
    </div>
  )
}

function presetsFor({ followUp }: TodayRow, { kind }: Reason, now: number): Preset[] {
  return kind === 'follow-up' && followUp !== undefined
    ? snoozePresets(now, followUp.dueAt, ownTimeZone())
    : followUpPresets(now, ownTimeZone(), workingCalendar())
}

/** A click on the row itself opens the chat; buttons, the menu and the note mean something else. */
function isPlace(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-buttons], textarea') === null
}
