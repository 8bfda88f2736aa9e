import './packs.css'
import { useState } from 'preact/hooks'
import { Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { useQuery } from '@/storage/use-query'
import { language as interfaceLanguage } from '@/utils/i18n'
import { PACK_LANGUAGES, type Pack, type PackLanguage } from '@/utils/templates/packs/pack'
import { packLanguageFor, PACKS } from '@/utils/templates/packs/packs'
import { QueryError } from '../app/query-error'
import { PackCard } from './pack-card'

const KINDS = ['situation', 'trade'] as const

/** Ready-made quick replies for the usual situations and for some trades, in several languages. */
export function PacksScreen() {
  const [chosen, setChosen] = useState<PackLanguage>()
  const { data, error, refetch } = useQuery('replies.list', {})
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  const language = chosen ?? packLanguageFor(interfaceLanguage.value)
  return (
    <div class="screen packs">
      <div class="screen-head">
        <h1 class="screen-title">{t('packs.title')}</h1>
        <LanguageSelect language={language} onChange={setChosen} />
        <a href="#/replies">{t('replies.title')}</a>
      </div>
      <p class="quiet">{t('packs.hint')}</p>
      {KINDS.map((kind) => (
        <Packs key={kind} kind={kind} language={language} rows={data.rows} />
      ))}
    </div>
  )
}

type SelectProps = { language: PackLanguage; onChange: (language: PackLanguage) => void }

function LanguageSelect({ language, onChange }: SelectProps) {
  const names = new Intl.DisplayNames(interfaceLanguage.value, { type: 'language' })
  return (
    <label class="row">
      <span class="quiet">{t('packs.language')}</span>
      <select
        class="input packs-language"
        value={language}
        onChange={({ currentTarget: { value } }) =>
          onChange(PACK_LANGUAGES.find((known) => known === value) ?? language)
        }
      >
        {PACK_LANGUAGES.map((known) => (
          <option key={known} value={known}>
            {names.of(known)}
          </option>
        ))}
      </select>
    </label>
  )
}

type PacksProps = { kind: Pack['kind']; language: PackLanguage; rows: readonly ReplyRow[] }

function Packs({ kind, language, rows }: PacksProps) {
  return (
    <section aria-labelledby={`packs-${kind}`}>
      <h2 class="packs-heading" id={`packs-${kind}`}>
        {t(`packs.kind-${kind}`)}
      </h2>
      <ul class="packs-grid" aria-labelledby={`packs-${kind}`}>
        {PACKS.filter((pack) => pack.kind === kind).map((pack) => (
          <PackCard key={pack.id} pack={pack} language={language} rows={rows} />
        ))}
      </ul>
    </section>
  )
}
