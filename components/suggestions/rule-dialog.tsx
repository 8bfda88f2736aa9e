import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { choicesFor } from '@/components/ui/combobox-choices'
import { Dialog } from '@/components/ui/dialog'
import { Check, Field } from '@/components/ui/field'
import { TextField } from '@/components/ui/text-field'
import { SearchCombobox } from '@/components/ui/search-combobox'
import { SpanField } from '@/components/ui/span-field'
import { t } from '@/locales/t'
import { write } from '../app/write'
import { ConditionFields } from './condition-fields'
import { DryRunPanel } from './dry-run'
import { faultsOfRule, type RuleFaults, type TypedRule } from './rule-draft'
import type { RuleContext } from './rule-row'

type RuleDialogProps = { stored: TypedRule; isNew: boolean; context: RuleContext; onClose: () => void }

const TWO_HOURS_MS = 7_200_000

export function RuleDialog({ stored, isNew, context, onClose }: RuleDialogProps) {
  const [rule, setRule] = useState(stored)
  const [isChecked, setChecked] = useState(false)
  const found = faultsOfRule(rule)
  const faults = isChecked ? found : {}
  const save = async (): Promise<void> => {
    setChecked(true)
    const { replyId } = rule
    if (Object.keys(found).length > 0 || replyId === undefined) return
    const name = rule.name.trim()
    const written = await write('suggestions.save', { ...rule, name, replyId }, t('rules.saved', { name }))
    if (written !== undefined) onClose()
  }
  return (
    <Dialog title={t(isNew ? 'rules.new' : 'rules.edit')} onClose={onClose} className="rule-dialog">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label={t('rules.name')}
          error={faults.name && t(faults.name)}
          value={rule.name}
          onText={(name) => setRule({ ...rule, name })}
        />
        <ConditionFields
          condition={rule.condition}
          tags={context.tags}
          fault={faults.condition}
          onChange={(condition) => setRule({ ...rule, condition })}
        />
        <ReplyField rule={rule} context={context} faults={faults} onChange={setRule} />
        <TaskFields rule={rule} onChange={setRule} />
        <DryRunPanel condition={rule.condition} />
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

type PartProps = { rule: TypedRule; onChange: (rule: TypedRule) => void }

function ReplyField({
  rule,
  context,
  faults,
  onChange,
}: PartProps & { context: RuleContext; faults: RuleFaults }) {
  const options = context.replies
    .filter(({ isArchived }) => isArchived !== true)
    .map(({ id, title, shortcut }) => ({ id, label: title, hint: shortcut }))
  const [text, setText] = useState(() => options.find(({ id }) => id === rule.replyId)?.label ?? '')
  const { replyId, ...withoutReply } = rule
  const fitting = choicesFor(options, replyId === undefined ? text : '', false)
  return (
    <Field label={t('rules.reply')} error={faults.reply && t(faults.reply)}>
      {(control) => (
        <SearchCombobox
          control={control}
          label={t('rules.reply')}
          placeholder={t('rules.replyHint')}
          text={text}
          options={fitting.flatMap((choice) => (choice.kind === 'option' ? [choice.option] : []))}
          onText={(typed) => {
            setText(typed)
            onChange(withoutReply)
          }}
          onPick={({ id, label }) => {
            setText(label)
            onChange({ ...rule, replyId: id })
          }}
        />
      )}
    </Field>
  )
}

function TaskFields({ rule, onChange }: PartProps) {
  const { task, ...withoutTask } = rule
  const blank = { dueInMs: TWO_HOURS_MS, note: '' }
  return (
    <>
      <Check
        label={t('rules.task')}
        hint={t('rules.taskHint')}
        checked={task !== undefined}
        onChange={(isOn) => onChange(isOn ? { ...rule, task: blank } : withoutTask)}
      />
      {task !== undefined && (
        <div class="rule-pair">
          <SpanField
            label={t('rules.taskIn')}
            unitLabel={t('rules.unit')}
            unitName={(unit) => t(`rules.unit-${unit}`)}
            spanMs={task.dueInMs}
            onChange={(dueInMs) => onChange({ ...rule, task: { ...task, dueInMs } })}
          />
          <Field label={t('rules.taskNote')}>
            {(control) => (
              <input
                {...control}
                class="input"
                dir="auto"
                maxLength={300}
                value={task.note}
                onInput={(event) => onChange({ ...rule, task: { ...task, note: event.currentTarget.value } })}
              />
            )}
          </Field>
        </div>
      )}
    </>
  )
}
