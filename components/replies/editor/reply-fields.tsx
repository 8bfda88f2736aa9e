import { Field } from '@/components/ui/field'
import { TextField } from '@/components/ui/text-field'
import { type MessageKey, t } from '@/locales/t'
import { MARKETING_LABEL, type ReplyRow } from '@/storage/schema/reply'
import { compareNames } from '@/utils/text/compare-names'
import { settings } from '../../app/settings'
import { foldersOf } from '../list/folders'
import type { EditedReply, ReplyFaults } from './edited-reply'
import { FolderField } from './folder-field'
import { LabelsField } from './labels-field'

type FieldsProps = {
  reply: EditedReply
  onChange: (patch: Partial<EditedReply>) => void
  faults: Omit<ReplyFaults, 'bodies'>
}

/** What a reply is called. */
export function NameFields({ reply, onChange, faults }: FieldsProps) {
  return (
    <div class="reply-form-pair">
      <Field
        label={t('replies.shortcut')}
        error={faultText(faults.shortcut)}
        hint={t('replies.shortcutHint', { trigger: settings.value?.trigger ?? '/' })}
      >
        {(control) => (
          <input
            {...control}
            class="input"
            dir="auto"
            autocapitalize="off"
            spellcheck={false}
            maxLength={25}
            value={reply.shortcut}
            onInput={(event) => onChange({ shortcut: event.currentTarget.value })}
          />
        )}
      </Field>
      <TextField
        label={t('replies.replyTitle')}
        error={faultText(faults.title)}
        value={reply.title}
        onText={(title) => onChange({ title })}
      />
    </div>
  )
}

/** Where a reply is kept and found. */
export function PlaceFields({ reply, onChange, faults, rows }: FieldsProps & { rows: readonly ReplyRow[] }) {
  const known = [...new Set([...rows.flatMap(({ labels }) => labels), MARKETING_LABEL])]
  return (
    <div class="reply-form-pair">
      <FolderField
        value={reply.folder}
        folders={foldersOf(rows)}
        onChange={(folder) => onChange({ folder })}
      />
      <LabelsField
        labels={reply.labels}
        known={known.toSorted(compareNames)}
        error={faultText(faults.labels)}
        onLabels={(labels) => onChange({ labels })}
      />
    </div>
  )
}

function faultText(fault: MessageKey | undefined): string | undefined {
  return fault === undefined ? undefined : t(fault)
}
