import './reply-editor.css'
import { useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { MediaBrief } from '@/storage/schema/media'
import type { ReplyRow } from '@/storage/schema/reply'
import { shortcutKeyOf } from '@/utils/replies/shortcut-key'
import { leaveTo } from '../../app/route'
import { write } from '../../app/write'
import { MediaField, useAttachments } from '../../media'
import { EditorHead } from './editor-head'
import { type EditedReply, faultsOf, hasFaults, type ReplyFaults, toDraft } from './edited-reply'
import { NameFields, PlaceFields } from './reply-fields'
import { TextEditor } from './text-editor'
import { useGuard, useSaveKey } from './use-guard'
import { useStoredDraft } from './use-stored-draft'

type EditorProps = {
  id: string
  stored: EditedReply
  files: readonly MediaBrief[]
  isNew: boolean
  isArchived: boolean
  rows: readonly ReplyRow[]
}

const NO_FAULTS: ReplyFaults = { bodies: new Map() }

export function ReplyEditor({ id, stored, files, isNew, isArchived, rows }: EditorProps) {
  const { draft, change, saved, markSaved, isDirty, isOvertaken, takeStored } = useStoredDraft(stored)
  const [isChecked, setChecked] = useState(false)
  const attachments = useAttachments({ replyId: id }, isNew)
  const form = useRef<HTMLFormElement>(null)
  const isUnsaved = isDirty || attachments.isUnsaved
  useGuard(isUnsaved)
  const faults = faultsOf(draft, takenBy(rows, id))
  const patch = (fields: Partial<EditedReply>): void => change((now) => ({ ...now, ...fields }))

  const save = async (): Promise<void> => {
    setChecked(true)
    if (hasFaults(faults)) return focusFault(form.current)
    const title = draft.title.trim()
    const written = await write('replies.save', toDraft(id, draft), t('replies.saved', { title }))
    if (written === undefined) return
    markSaved(draft)
    if (!(await attachments.commit())) return
    if (isNew) leaveTo(`replies/${id}`)
  }
  useSaveKey(save)
  const shown = isChecked ? faults : NO_FAULTS
  return (
    <form
      class="reply-form"
      aria-label={t('replies.editor')}
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      {...attachments.dropTarget}
    >
      <EditorHead
        id={id}
        saved={saved}
        isNew={isNew}
        isArchived={isArchived}
        isUnsaved={isUnsaved}
        onRestore={(content) => change(() => content)}
      />
      {isOvertaken && <Overtaken onTake={takeStored} />}
      <NameFields reply={draft} onChange={patch} faults={withTaken(shown, faults)} />
      <TextEditor reply={draft} onChange={change} faults={shown} rows={rows} />
      <MediaField
        label={t('replies.files')}
        hint={t('replies.media.hint')}
        files={files}
        attachments={attachments}
        owner={{ replyId: id }}
      />
      <PlaceFields reply={draft} onChange={patch} faults={shown} rows={rows} />
    </form>
  )
}

function Overtaken({ onTake }: { onTake: () => void }) {
  return (
    <Notice
      tone="warn"
      action={
        <Button small onClick={onTake}>
          {t('replies.takeStored')}
        </Button>
      }
    >
      {t('replies.overtaken')}
    </Notice>
  )
}

function takenBy(rows: readonly ReplyRow[], id: string): ReadonlySet<string> {
  return new Set(rows.filter((row) => row.id !== id).map(({ shortcut }) => shortcutKeyOf(shortcut)))
}

/** That a shortcut is taken is worth knowing before one saves. */
function withTaken(shown: ReplyFaults, { shortcut }: ReplyFaults): ReplyFaults {
  return shortcut === 'replies.shortcutTaken' ? { ...shown, shortcut } : shown
}

function focusFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
}
