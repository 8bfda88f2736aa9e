import './suggestions.css'
import { Lightbulb, Plus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Empty, Notice, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { SuggestionRule } from '@/storage/schema/suggestion'
import { useQuery } from '@/storage/use-query'
import { newId } from '@/utils/ids'
import { LookOnly } from '../app/look-only'
import { mayChange } from '../app/may'
import { QueryError } from '../app/query-error'
import { changeSettings, settings } from '../app/settings'
import { ExampleRules } from './example-rules'
import { BLANK_CONDITIONS, typeRule, type TypedRule } from './rule-draft'
import { RuleDialog } from './rule-dialog'
import { RuleRow } from './rule-row'

/** When a quick reply is proposed over the message box. */
export function SuggestionsScreen() {
  const rules = useQuery('suggestions.list', {})
  const replies = useQuery('replies.list', {})
  const tags = useQuery('tags.list', {})
  const [open, setOpen] = useState<TypedRule>()
  const failed = [rules, replies, tags].find(({ error }) => error !== undefined)
  if (rules.data === undefined || replies.data === undefined || tags.data === undefined) {
    if (failed?.error === undefined) return <Skeleton label={t('common.loading')} />
    return <QueryError error={failed.error} retry={failed.refetch} />
  }
  const context = { replies: replies.data.rows, tags: tags.data }
  const isEditable = mayChange('suggestionRules')
  return (
    <div class="screen">
      <div class="screen-head">
        <h1 class="screen-title">{t('rules.title')}</h1>
        {isEditable && (
          <Button icon={Plus} onClick={() => setOpen(newRule())}>
            {t('rules.new')}
          </Button>
        )}
      </div>
      <LookOnly table="suggestionRules" />
      <p class="quiet">{t('rules.explain')}</p>
      <Paused />
      <RuleList rules={rules.data} context={context} onOpen={(rule) => setOpen(typeRule(rule))} />
      {isEditable && <ExampleRules known={rules.data} replies={context.replies} onOpen={setOpen} />}
      {isEditable && open !== undefined && (
        <RuleDialog
          key={open.id}
          stored={open}
          isNew={!rules.data.some(({ id }) => id === open.id)}
          context={context}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}

type ListProps = {
  rules: readonly SuggestionRule[]
  context: Parameters<typeof RuleRow>[0]['context']
  onOpen: (rule: SuggestionRule) => void
}

function RuleList({ rules, context, onOpen }: ListProps) {
  if (rules.length === 0) {
    return (
      <Empty icon={Lightbulb} title={t('rules.empty')}>
        {mayChange('suggestionRules') && <p>{t('rules.emptyHint')}</p>}
      </Empty>
    )
  }
  return (
    <ul class="rules" aria-label={t('rules.title')}>
      {rules.map((rule) => (
        <RuleRow key={rule.id} rule={rule} context={context} onOpen={() => onOpen(rule)} />
      ))}
    </ul>
  )
}

function Paused() {
  if (settings.value?.suggestions !== false) return null
  return (
    <Notice
      action={
        <Button small onClick={() => changeSettings({ suggestions: true })}>
          {t('rules.resume')}
        </Button>
      }
    >
      {t('rules.paused')}
    </Notice>
  )
}

function newRule(): TypedRule {
  return { id: newId(), name: '', isOn: true, condition: BLANK_CONDITIONS.keyword }
}
