import { Braces } from 'lucide-preact'
import { useRef } from 'preact/hooks'
import { Field } from '@/components/ui/field'
import { Menu } from '@/components/ui/menu'
import { type MessageKey, t } from '@/locales/t'
import { formatNumber } from '@/utils/format'
import { VARIABLES } from '@/utils/templates/variables'
import type { DraftFaults, ReplyDraft } from './reply-draft'

const MOST_CHARACTERS = 20_000
/** A rule of thumb: what fits one glance on a phone. */
const ADVISED_CHARACTERS = 160

type FieldsProps = { draft: ReplyDraft; onChange: (draft: ReplyDraft) => void; faults: DraftFaults }

export function ReplyFields({ draft, onChange, faults }: FieldsProps) {
  const line = (field: keyof ReplyDraft, label: MessageKey, hint?: MessageKey, maxLength = 300) => (
    <Field label={t(label)} error={faultText(faults[field])} {...(hint && { hint: t(hint) })}>
      {(control) => (
        <input
          {...control}
          class="input"
          dir="auto"
          maxLength={maxLength}
          value={draft[field]}
          onInput={(event) => onChange({ ...draft, [field]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      <div class="reply-form-pair">
        {line('shortcut', 'replies.shortcut', 'replies.shortcutHint', 25)}
        {line('title', 'replies.replyTitle')}
      </div>
      <BodyField draft={draft} onChange={onChange} faults={faults} />
      <div class="reply-form-pair">
        {line('language', 'replies.language', 'replies.languageHint', 20)}
        {line('labels', 'replies.labels', 'replies.labelsHint')}
      </div>
    </>
  )
}

function BodyField({ draft, onChange, faults }: FieldsProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const insert = (name: string): void => {
    const { current } = area
    const start = current?.selectionStart ?? draft.body.length
    const end = current?.selectionEnd ?? start
    const written = `{{${name}}}`
    onChange({ ...draft, body: draft.body.slice(0, start) + written + draft.body.slice(end) })
    requestAnimationFrame(() => {
      current?.focus()
      current?.setSelectionRange(start + written.length, start + written.length)
    })
  }
  return (
    <div>
      <Field label={t('replies.body')} error={faultText(faults.body)} hint={t('replies.bodyHint')}>
        {(control) => (
          <textarea
            {...control}
            class="input"
            ref={area}
            dir="auto"
            rows={8}
            maxLength={MOST_CHARACTERS}
            value={draft.body}
            onInput={(event) => onChange({ ...draft, body: event.currentTarget.value })}
          />
        )}
      </Field>
      <div class="reply-counter">
        <Menu label={t('replies.variables')} icon={Braces} atStart isWide items={variableItems(insert)} />
        <LengthCounter length={draft.body.length} />
      </div>
    </div>
  )
}

function variableItems(insert: (name: string) => void) {
  const variables = VARIABLES.map((name) => ({
    label: t(`replies.variable.${name}`),
    hint: `{{${name}}}`,
    run: () => insert(name),
  }))
  const cursor = { label: t('replies.variable.cursor'), hint: '{{cursor}}', run: () => insert('cursor') }
  return [...variables, cursor]
}

function LengthCounter({ length }: { length: number }) {
  const count = formatNumber(length)
  return (
    <span>
      {length > ADVISED_CHARACTERS
        ? t('replies.lengthAdvice', { length: count, advised: ADVISED_CHARACTERS })
        : t('replies.length', { length: count })}
    </span>
  )
}

function faultText(fault: MessageKey | undefined): string | undefined {
  return fault === undefined ? undefined : t(fault)
}
