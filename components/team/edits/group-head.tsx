import { t } from '@/locales/t'

type HeadProps = { group: { title: string; contactId?: string } }

/** Whom the changes below are about. */
export function GroupHead({ group: { title, contactId } }: HeadProps) {
  const name = title === '' ? t('card.noName') : title
  return (
    <h3 class="team-about" dir="auto">
      {contactId === undefined ? name : <a href={`#/contacts/${contactId}`}>{name}</a>}
    </h3>
  )
}
