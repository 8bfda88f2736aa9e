import { Check, Plus } from 'lucide-preact'
import { useId, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { language as interfaceLanguage } from '@/utils/i18n'
import type { Pack, PackLanguage } from '@/utils/templates/packs/pack'
import { packLanguageFor } from '@/utils/templates/packs/packs'
import { QueryError } from '../app/query-error'
import { addPack } from './add-pack'
import { PACK_ICONS } from './pack-icon'
import { PackPreview } from './pack-preview'
import { type PackPlan, planPack } from './plan-pack'
import { usePack } from './use-pack'

type CardProps = { pack: Pack; language: PackLanguage; rows: readonly ReplyRow[] }

/** One pack: what it is for, its replies to look at, and the button that adds them. */
export function PackCard({ pack, language, rows }: CardProps) {
  const { drafts, elsewhere, error, retry } = usePack(pack.id, language)
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const { title, description } = pack.texts[packLanguageFor(interfaceLanguage.value)]
  const Icon = PACK_ICONS[pack.id]
  const plan = drafts && planPack(drafts, elsewhere, rows)
  return (
    <li class="pack" data-open={isOpen} aria-labelledby={`${id}-title`}>
      <div class="pack-head">
        <Icon size={20} aria-hidden="true" />
        <h3 id={`${id}-title`}>{title}</h3>
        <span class="quiet pack-count">{t('packs.count', { count: pack.count })}</span>
      </div>
      <p class="quiet">{description}</p>
      {plan && plan.translations.length > 0 && (
        <p class="pack-note">{t('packs.translates', { count: plan.translations.length })}</p>
      )}
      <div class="row pack-actions">
        <AddButton title={title} plan={plan} rows={rows} />
        <Button
          variant="quiet"
          aria-label={t(isOpen ? 'packs.hideOf' : 'packs.showOf', { title })}
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-replies` : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'packs.hide' : 'packs.show')}
        </Button>
      </div>
      {error && <QueryError error={error} retry={retry} />}
      {isOpen && (
        <div id={`${id}-replies`}>
          {drafts ? <PackPreview drafts={drafts} /> : <Skeleton label={t('common.loading')} />}
        </div>
      )}
    </li>
  )
}

type AddProps = { title: string; plan: PackPlan | undefined; rows: readonly ReplyRow[] }

/** Adds what is missing; says so when nothing is. */
export function AddButton({ title, plan, rows }: AddProps) {
  const [isBusy, setBusy] = useState(false)
  const missing = plan === undefined ? 0 : plan.fresh.length + plan.translations.length
  if (plan !== undefined && missing === 0) {
    return (
      <span class="row pack-added">
        <Check size={16} aria-hidden="true" /> {t('packs.isAdded')}
      </span>
    )
  }
  const add = async (): Promise<void> => {
    if (plan === undefined || isBusy) return
    setBusy(true)
    await addPack(title, plan, rows)
    setBusy(false)
  }
  const isPart = plan !== undefined && plan.there > 0
  const label = isPart ? t('packs.addMissingOf', { count: missing, title }) : t('packs.addPack', { title })
  return (
    <Button
      icon={Plus}
      disabled={plan === undefined}
      aria-disabled={isBusy}
      aria-label={isBusy ? undefined : label}
      onClick={() => void add()}
    >
      {isBusy ? t('packs.adding') : isPart ? t('packs.addMissing', { count: missing }) : t('packs.add')}
    </Button>
  )
}
