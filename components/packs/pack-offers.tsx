import './packs.css'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { useQuery } from '@/storage/use-query'
import { language as interfaceLanguage } from '@/utils/i18n'
import type { Pack, PackId, PackLanguage } from '@/utils/templates/packs/pack'
import { packLanguageFor, PACKS } from '@/utils/templates/packs/packs'
import { AddButton } from './pack-card'
import { PACK_ICONS } from './pack-icon'
import { planPack } from './plan-pack'
import { usePack } from './use-pack'

/** What most people meet on their first day. */
const OFFERED: readonly PackId[] = ['warm-inbound', 'appointment', 'services']

/** A few packs in the language of the interface, and the way to all of them. */
export function PackOffers() {
  const { data } = useQuery('replies.list', {})
  const language = packLanguageFor(interfaceLanguage.value)
  return (
    <>
      <ul class="pack-offers" aria-label={t('packs.title')}>
        {PACKS.filter(({ id }) => OFFERED.includes(id)).map((pack) => (
          <Offer key={pack.id} pack={pack} language={language} rows={data?.rows} />
        ))}
      </ul>
      <p>
        <a href="#/packs">{t('packs.all')}</a>
      </p>
    </>
  )
}

type OfferProps = { pack: Pack; language: PackLanguage; rows: readonly ReplyRow[] | undefined }

function Offer({ pack, language, rows }: OfferProps) {
  const { drafts, elsewhere } = usePack(pack.id, language)
  const { title } = pack.texts[language]
  const Icon = PACK_ICONS[pack.id]
  const plan = drafts && rows && planPack(drafts, elsewhere, rows)
  return (
    <li class="pack-offer">
      <Icon size={18} aria-hidden="true" />
      <span class="grow">
        {title} <span class="quiet">{t('packs.count', { count: pack.count })}</span>
      </span>
      <AddButton title={title} plan={plan} rows={rows ?? []} />
    </li>
  )
}
