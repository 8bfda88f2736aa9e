import { Plus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Check } from '@/components/ui/field'
import { TextField } from '@/components/ui/text-field'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { Tag } from '@/storage/schema/tag'
import { DryRunPanel } from './dry-run'
import { GroupFields } from './group-fields'
import { MatchPart } from './match-part'
import { blankGroup, faultsOfRule, type RuleFaults, toRuleDraft, type TypedRule } from './rule-draft'
import { saveRule } from './save-rule'
import { TagChoice } from './tag-choice'

type DialogProps = { stored: TypedRule; isNew: boolean; tags: readonly Tag[]; onClose: () => void }

const NO_FAULTS: RuleFaults = { conditions: {} }

export function RuleDialog({ stored, isNew, tags, onClose }: DialogProps) {
  const [rule, setRule] = useState(stored)
  const [isChecked, setChecked] = useState(false)
  const found = faultsOfRule(rule)
  const faults = isChecked ? found : NO_FAULTS
  const save = async (): Promise<void> => {
    setChecked(true)
    if (found.name === undefined && toRuleDraft(rule) !== undefined && (await saveRule(rule))) onClose()
  }
  return (
    <Dialog title={t(isNew ? 'tagRules.new' : 'tagRules.edit')} onClose={onClose} className="tag-rule-dialog">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div class="rule-head">
          <TextField
            label={t('tagRules.name')}
            error={faults.name && t(faults.name)}
            value={rule.name}
            onText={(name) => setRule({ ...rule, name })}
          />
          <TagChoice rule={rule} tags={tags} error={faults.tag && t(faults.tag)} onChange={setRule} />
        </div>
        {rule.newField && <Notice>{t('tagRules.makesField', { field: rule.newField.label })}</Notice>}
        <Groups rule={rule} tags={tags} faults={faults.conditions} onChange={setRule} />
        <Check label={t('tagRules.on')} checked={rule.on} onChange={(on) => setRule({ ...rule, on })} />
        <p class="field-hint">{t('tagRules.byHand')}</p>
        <DryRunPanel draft={toRuleDraft(rule)} onRefused={() => setChecked(true)} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit">
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type GroupsProps = {
  rule: TypedRule
  tags: readonly Tag[]
  faults: RuleFaults['conditions']
  onChange: (rule: TypedRule) => void
}

const MOST_GROUPS = 10

function Groups({ rule, tags, faults, onChange }: GroupsProps) {
  const { groups } = rule
  return (
    <div class="rule-groups" role="group" aria-label={t('tagRules.when')}>
      <div class="field-label">{t('tagRules.when')}</div>
      {groups.length > 1 && (
        <MatchPart
          label={t('tagRules.matchGroups')}
          match={rule.match}
          onChange={(match) => onChange({ ...rule, match })}
        />
      )}
      {groups.map((group, at) => (
        <GroupFields
          key={at}
          group={group}
          at={at}
          canGo={groups.length > 1}
          tags={tags}
          faults={faults}
          onChange={(next) => onChange({ ...rule, groups: groups.with(at, next) })}
          onRemove={() => onChange({ ...rule, groups: groups.toSpliced(at, 1) })}
        />
      ))}
      <div>
        <Button
          small
          variant="quiet"
          icon={Plus}
          disabled={groups.length >= MOST_GROUPS}
          onClick={() => onChange({ ...rule, groups: [...groups, blankGroup()] })}
        >
          {t('tagRules.addGroup')}
        </Button>
      </div>
    </div>
  )
}
