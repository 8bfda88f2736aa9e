import './score.css'
import { useLayoutEffect } from 'preact/hooks'
import { useCustomer } from '@/components/customer'
import { t } from '@/locales/t'
import type { Contact } from '@/storage/schema/contact'
import type { ScoreRow } from '@/storage/schema/score'
import type { HeatLevel } from '@/utils/scoring/heat'
import { language } from '@/utils/i18n'
import { levelOf } from '@/utils/scoring/level'
import { formatNumber } from '@/utils/format'
import { gradeName } from '../../display'
import { shownHeat } from '../../shown-heat'
import { useMore } from '../more-scope'
import { Part } from '../part'
import { Arithmetic } from './arithmetic'
import { GradeLines } from './grade-lines'
import { HeatByHand } from './heat-by-hand'
import { Level, LEVEL_COLORS } from './level'
import { Sparkline } from './sparkline'
import { SuggestOwner } from './suggest-owner'

/** How warm a customer is and what they are worth, with everything it is made of. */
export function Score() {
  const { card, isSaved } = useCustomer()
  const { score } = useMore().more
  const { counts, level } = countingOf(card.contact, score)
  useLayoutEffect(() => {
    shownHeat.value = level && {
      contactId: card.contact.id,
      text: `${formatNumber(counts ?? 0)} ${t(`score.level-${level}`)}`,
      color: LEVEL_COLORS[level],
    }
  }, [card.contact.id, counts, level, language.value])
  if (!isSaved) return null
  return (
    <Part id="score" title={t('score.title')} startsOpen summary={summaryOf(card.contact, score)}>
      <Heat contact={card.contact} score={score} />
      <GradeLines contact={card.contact} grade={score?.grade} />
      <details class="score-how">
        <summary>{t('score.how')}</summary>
        <p>{t('score.howRead')}</p>
        <p>{t('score.howSpeed')}</p>
        <p>{t('score.howDepth')}</p>
        <p>{t('score.howUnknown')}</p>
        <p>{t('score.howLevel')}</p>
        <p>{t('score.howGrade')}</p>
      </details>
    </Part>
  )
}

function Heat({ contact, score }: { contact: Contact; score: ScoreRow | undefined }) {
  const worked = score?.heat.heat
  const { counts, level } = countingOf(contact, score)
  if (counts === undefined || level === undefined) {
    return (
      <>
        <p class="quiet">{t('score.unknown')}</p>
        <HeatByHand contact={contact} worked={worked} />
      </>
    )
  }
  return (
    <>
      <div class="score-head">
        <span class="score-number">{formatNumber(counts)}</span>
        <Level level={level} />
        {score && <Sparkline history={score.history} />}
      </div>
      {level === 'hot' && <SuggestOwner contact={contact} />}
      {score && worked !== undefined && <Arithmetic heat={score.heat} />}
      <HeatByHand contact={contact} worked={worked} />
    </>
  )
}

/** What counts: by hand, where there is nothing to hold on to, so that the level is that of the number; else worked out. */
function countingOf({ heat }: Contact, score: ScoreRow | undefined): { counts?: number; level?: HeatLevel } {
  if (heat !== undefined) return { counts: heat, level: levelOf(heat) }
  const worked = score?.heat.heat
  return worked === undefined ? {} : { counts: worked, level: score?.level ?? levelOf(worked) }
}

function summaryOf({ heat, grade }: Contact, score: ScoreRow | undefined): string {
  const counts = heat ?? score?.heat.heat
  const letter = grade ?? score?.grade.grade
  const parts = [
    counts === undefined ? t('score.notKnown') : formatNumber(counts),
    ...(letter === undefined ? [] : [gradeName(letter).slice(0, 1)]),
  ]
  return parts.join(' · ')
}
