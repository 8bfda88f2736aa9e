import { Flame } from 'lucide-preact'
import { Fragment } from 'preact'
import { Chip } from '@/components/ui/chip'
import { t } from '@/locales/t'
import type { ContactBrief } from '@/storage/schema/contact'
import type { Tag } from '@/storage/schema/tag'
import { formatMoment } from '@/utils/format'
import { levelOf } from '@/utils/scoring/heat'
import { useMinute } from '../app/clock'
import { usePhone } from '../app/use-phone'

const MOST_TAGS = 2

export function ContactRow({ contact, tags }: { contact: ContactBrief; tags: readonly Tag[] }) {
  const { name, company, phone, nextFollowUpAt, tagIds } = contact
  const own = tags.filter(({ id }) => tagIds.includes(id))
  const more = own.length - MOST_TAGS
  const { text } = usePhone(phone ?? '')
  const details = [company, text].filter((one) => one !== undefined && one !== '')
  return (
    <div class="contact-row">
      <div class="contact-names">
        <div class="contact-name one-line" dir="auto">
          {name}
        </div>
        <div class="contact-detail-line one-line">
          {details.map((detail, index) => (
            <Fragment key={detail}>
              {index > 0 && ' · '}
              <bdi>{detail}</bdi>
            </Fragment>
          ))}
        </div>
      </div>
      <div class="contact-tags">
        {own.slice(0, MOST_TAGS).map((tag) => (
          <Chip key={tag.id} text={tag.name} color={tag.color} />
        ))}
        {more > 0 && <Chip text={`+${more}`} color="gray" />}
      </div>
      <Standing contact={contact} />
      {nextFollowUpAt !== undefined && <Due at={nextFollowUpAt} />}
    </div>
  )
}

/** What they are worth, and how warm they are: empty places keep the columns where they are. */
function Standing({ contact: { grade, heat } }: { contact: ContactBrief }) {
  return (
    <div class="contact-standing">
      <span class="contact-grade">
        {grade !== undefined && (
          <span title={t(`card.grade-${grade}`)}>
            <span class="visually-hidden">{t('card.grade')} </span>
            {grade}
          </span>
        )}
      </span>
      <span class="contact-heat" {...(heat !== undefined && { 'data-level': levelOf(heat) })}>
        {heat !== undefined && (
          <>
            <Flame size={12} aria-hidden="true" />
            <span class="visually-hidden">{t('contacts.heat')} </span>
            {heat}
          </>
        )}
      </span>
    </div>
  )
}

function Due({ at }: { at: number }) {
  const now = useMinute()
  return (
    <span class={`contact-due begins-large${at <= now ? ' contact-due-late' : ''}`}>
      {formatMoment(at, now)}
    </span>
  )
}
