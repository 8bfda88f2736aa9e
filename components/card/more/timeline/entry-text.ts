import { allStages, stageName } from '@/components/app/stages'
import { t } from '@/locales/t'
import type { TimelineEntry } from '@/storage/protocol/customers'
import type { ContactEvent } from '@/storage/schema/event'
import type { FollowUp } from '@/storage/schema/follow-up'
import { formatMoment, formatNumber } from '@/utils/format'
import { stageOf } from '../deals/stage-of'
import { moneyText } from '../money-text'

type Known = {
  now: number
  tagName: (tagId: string) => string | undefined
  dealTitle: (dealId: string) => string | undefined
}

/** @returns what happened, in one line. */
export function entryText(entry: TimelineEntry, known: Known): string {
  switch (entry.kind) {
    case 'messages':
      return t('timeline.messages', { in: entry.in, out: entry.out })
    case 'note':
      return entry.note.text.trim().split('\n')[0] ?? ''
    case 'follow-up':
      return followUpText(entry.followUp, known.now)
    case 'order': {
      const { amountMinor, currency, note } = entry.order
      return [t('timeline.order', { amount: moneyText(amountMinor, currency) }), note]
        .filter((part) => part !== undefined)
        .join(' · ')
    }
    default:
      return eventText(entry.what, known)
  }
}

function followUpText({ note, dueAt, state, outcome }: FollowUp, now: number): string {
  const over = t(outcome === 'replied' ? 'timeline.followUpReplied' : 'timeline.followUpDone')
  const what = state === 'done' ? over : t('timeline.followUp', { when: formatMoment(dueAt, now) })
  return note === undefined ? what : `${what} · ${note}`
}

function eventText(what: ContactEvent['what'], { tagName, dealTitle }: Known): string {
  switch (what.kind) {
    case 'tag': {
      const name = tagName(what.tagId) ?? t('timeline.goneTag')
      const done = t(what.on ? 'timeline.tagOn' : 'timeline.tagOff', { name })
      return what.why === undefined ? done : t('timeline.byRule', { what: done, why: what.why })
    }
    case 'deal': {
      const stage = stageOf(what, allStages())
      const title = dealTitle(what.dealId) ?? t('timeline.goneDeal')
      const into = t('timeline.deal', { title, stage: stage === undefined ? '' : stageName(stage) })
      return what.amountMinor === undefined ? into : `${into} · ${moneyText(what.amountMinor, what.currency)}`
    }
    case 'level':
      return t('timeline.level', { level: t(`score.level-${what.level}`), heat: formatNumber(what.heat) })
    case 'grade':
      return t(what.byHand ? 'timeline.gradeByHand' : 'timeline.grade', { grade: what.grade })
    case 'imported':
      return t('timeline.imported', { count: what.messages })
    default:
      return t(`timeline.${what.kind}`, { name: what.name })
  }
}
