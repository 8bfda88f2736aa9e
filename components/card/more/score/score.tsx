import './score.css'
import { useCustomer } from '@/components/customer'
import { t } from '@/locales/t'
import type { Contact } from '@/storage/schema/contact'
import type { ScoreRow } from '@/storage/schema/score'
import { levelOf } from '@/utils/scoring/level'
import { formatNumber } from '@/utils/format'
import { gradeName } from '../../display'
import { useMore } from '../more-scope'
import { Part } from '../part'
import { Arithmetic } from './arithmetic'
import { GradeLines } from './grade-lines'
import { HeatByHand } from './heat-by-hand'
import { Level } from './level'
import { Sparkline } from './sparkline'
import { SuggestOwner } from './suggest-owner'

/** How warm a customer is and what they are worth, with everything it is made of. */
export function Score() {
  const { card, isSaved } = useCustomer()
  const { score } = useMore().more
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
  const counts = contact.heat ?? worked
  if (counts === undefined) {
    return (
      <>
        <p class="quiet">{t('score.unknown')}</p>
        <HeatByHand contact={contact} worked={worked} />
      </>
    )
  }
  // By hand there is nothing to hold on to: the level is that of the number.
  const level = contact.heat === undefined ? (score?.level ?? levelOf(counts)) : levelOf(counts)
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

function summaryOf({ heat, grade }: Contact, score: ScoreRow | undefined): string {
  const counts = heat ?? score?.heat.heat
  const letter = grade ?? score?.grade.grade
  const parts = [
    counts === undefined ? t('score.notKnown') : formatNumber(counts),
    ...(letter === undefined ? [] : [gradeName(letter).slice(0, 1)]),
  ]
  return parts.join(' · ')
}
