import { FlaskConical } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { RuleEffect } from '@/storage/protocol/customers'
import type { TagRuleDraft } from '@/storage/schema/tag-rule'
import { useQuery } from '@/storage/use-query'
import { type DryRunState, useDryRun } from './use-dry-run'

type DryRunProps = {
  /** Undefined while something keeps the rule from being tried. */
  draft: TagRuleDraft | undefined
  onRefused: () => void
}

/** Who would get the tag and who would lose it, before the rule is saved. */
export function DryRunPanel({ draft, onRefused }: DryRunProps) {
  // A name is needed to store a rule, not to try it.
  const { state, start, stop } = useDryRun(draft && { ...draft, name: draft.name === '' ? '?' : draft.name })
  const { data } = useQuery('contacts.page', { search: '', sort: 'recent', limit: 1 })
  const { data: tags = [] } = useQuery('tags.list', {})
  const former = state?.rows.find(({ tagId }) => tagId !== draft?.tagId)?.tagId
  const formerTag =
    former === undefined ? undefined : { id: former, name: tags.find(({ id }) => id === former)?.name ?? '' }
  const run = (): void => {
    if (draft === undefined) onRefused()
    else void start({ ...draft, name: draft.name === '' ? '?' : draft.name })
  }
  return (
    <div class="rule-trial">
      <div class="row">
        {state?.isRunning === true ? (
          <Button small onClick={stop}>
            {t('tagRules.stop')}
          </Button>
        ) : (
          <Button small icon={FlaskConical} onClick={run}>
            {t('tagRules.tryOut')}
          </Button>
        )}
        <span class="field-hint">{t('tagRules.tryOutHint')}</span>
      </div>
      {state?.isRunning === true && (
        <progress
          class="rule-progress"
          aria-label={t('tagRules.looking')}
          {...(data?.total !== undefined && {
            value: state.checked,
            max: Math.max(data.total, state.checked),
          })}
        />
      )}
      <div role="status">{state !== undefined && <Summary state={state} formerTag={formerTag} />}</div>
      {state !== undefined && (
        <Effects rows={state.rows} total={state.adds + state.removes} formerTag={formerTag} />
      )}
    </div>
  )
}

/** The tag that the rule put on until now, where it is to put on another. */
type FormerTag = { id: string; name: string } | undefined

function Summary({ state, formerTag }: { state: DryRunState; formerTag: FormerTag }) {
  const { checked, adds, removes, isRunning } = state
  if (isRunning) return <p>{t('tagRules.looked', { count: checked })}</p>
  return (
    <p>
      {t('tagRules.looked', { count: checked })} {t('tagRules.wouldGet', { count: adds })}{' '}
      {formerTag === undefined
        ? t('tagRules.wouldLose', { count: removes })
        : t('tagRules.wouldLoseFormer', { count: removes, name: formerTag.name })}
    </p>
  )
}

type EffectsProps = { rows: readonly RuleEffect[]; total: number; formerTag: FormerTag }

function Effects({ rows, total, formerTag }: EffectsProps) {
  if (rows.length === 0) return null
  const left = total - rows.length
  return (
    <>
      <ul class="rule-effects" aria-label={t('tagRules.effects')}>
        {rows.map((row) => (
          <Effect key={row.contact.id + row.tagId} row={row} formerTag={formerTag} />
        ))}
      </ul>
      {left > 0 && <p class="quiet">{t('tagRules.andMore', { count: left })}</p>}
    </>
  )
}

/** Beside whom it concerns, why; of the former tag, which one. */
function Effect({ row, formerTag }: { row: RuleEffect; formerTag: FormerTag }) {
  const { contact, tagId, change, why } = row
  const isFormer = tagId === formerTag?.id
  const beside = isFormer ? formerTag.name : why
  return (
    <li class="rule-effect">
      <span class={`rule-sign rule-${change}`}>
        {t(isFormer ? 'tagRules.change-remove-former' : `tagRules.change-${change}`)}
      </span>
      <span class="grow">
        <a href={`#/contacts/${contact.id}`} target="_blank" rel="noreferrer" dir="auto">
          {contact.name}
        </a>
        {beside !== '' && (
          <span class="quiet rule-why" dir="auto">
            {beside}
          </span>
        )}
      </span>
    </li>
  )
}
