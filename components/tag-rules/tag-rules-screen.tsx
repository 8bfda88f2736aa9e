import './tag-rules.css'
import { Plus, WandSparkles } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Empty, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { MAX_TAG_RULES } from '@/storage/schema/tag-rule'
import { newId } from '@/utils/ids'
import { LookOnly } from '../app/look-only'
import { mayChange } from '../app/may'
import { QueryError } from '../app/query-error'
import { settings } from '../app/settings'
import { ExampleRules } from './example-rules'
import { blankRule, type TypedRule, typeRule } from './rule-draft'
import { RuleDialog } from './rule-dialog'
import { RuleRow } from './rule-row'

/** Rules that put tags on and take them off again. */
export function TagRulesScreen() {
  const rules = useQuery('tagRules.list', {})
  const tags = useQuery('tags.list', {})
  const [open, setOpen] = useState<TypedRule>()
  if (rules.data === undefined || tags.data === undefined || settings.value === undefined) {
    const failed = [rules, tags].find(({ error }) => error !== undefined)
    if (failed?.error === undefined) return <Skeleton label={t('common.loading')} />
    return <QueryError error={failed.error} retry={failed.refetch} />
  }
  const known = rules.data
  const all = tags.data
  const isEditable = mayChange('tagRules')
  return (
    <div class="screen">
      <div class="screen-head">
        <h1 class="screen-title">{t('tagRules.title')}</h1>
        <a href="#/tags">{t('tags.title')}</a>
        {isEditable && (
          <Button
            icon={Plus}
            disabled={known.length >= MAX_TAG_RULES}
            onClick={() => setOpen(blankRule(newId()))}
          >
            {t('tagRules.new')}
          </Button>
        )}
      </div>
      <LookOnly table="tagRules" />
      <p class="quiet">{t('tagRules.explain')}</p>
      <p class="quiet">{t('tagRules.byHand')}</p>
      <Pass />
      {known.length === 0 && (
        <Empty icon={WandSparkles} title={t('tagRules.empty')}>
          {isEditable && <p>{t('tagRules.emptyHint')}</p>}
        </Empty>
      )}
      <ul class="tag-rule-list" aria-label={t('tagRules.title')}>
        {known.map((rule) => (
          <RuleRow key={rule.id} rule={rule} tags={all} onOpen={() => setOpen(typeRule(rule))} />
        ))}
      </ul>
      {isEditable && <ExampleRules known={known} tags={all} onOpen={setOpen} />}
      {isEditable && open !== undefined && (
        <RuleDialog
          key={open.id}
          stored={open}
          isNew={!known.some(({ id }) => id === open.id)}
          tags={all}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}

/** How far the rules have got with all contacts, while they are at it. */
function Pass() {
  const { data } = useQuery('tagRules.pass', {})
  if (data === undefined || data.total === 0) return null
  return (
    <p class="row" role="status">
      <progress class="rule-progress" aria-label={t('tagRules.passing')} value={data.done} max={data.total} />
      <span class="quiet">{t('tagRules.passed', { done: data.done, total: data.total })}</span>
    </p>
  )
}
