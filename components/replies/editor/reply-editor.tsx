import { Trash2 } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { isCommandKey } from '@/components/ui/keys'
import { Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { newId } from '@/utils/ids'
import { QueryError } from '../../app/query-error'
import { goTo, guardRoute, leaveTo } from '../../app/route'
import { write } from '../../app/write'
import { DraftPreview } from './draft-preview'
import { BLANK_DRAFT, faultsOf, type ReplyDraft, toDraft, toSaved } from './reply-draft'
import { ReplyFields } from './reply-fields'

export function NewReply() {
  const [id] = useState(newId)
  return <ReplyEditor id={id} stored={BLANK_DRAFT} isNew />
}

export function EditReply({ id }: { id: string }) {
  const { data, error, refetch } = useQuery('replies.get', { id })
  // What is being written stays as it is when the stored reply changes elsewhere: saving decides.
  const first = useRef<ReplyDraft>(undefined)
  if (data !== undefined) first.current ??= toDraft(data)
  if (first.current !== undefined) return <ReplyEditor id={id} stored={first.current} isNew={false} />
  return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
}

function ReplyEditor({ id, stored, isNew }: { id: string; stored: ReplyDraft; isNew: boolean }) {
  const [saved, setSaved] = useState(stored)
  const [draft, setDraft] = useState(stored)
  const [isChecked, setChecked] = useState(false)
  const isDirty = JSON.stringify(draft) !== JSON.stringify(saved)
  useGuard(isDirty)
  const faults = faultsOf(draft)

  const save = async (): Promise<void> => {
    setChecked(true)
    if (Object.keys(faults).length > 0) return
    const written = await write(
      'replies.save',
      toSaved(id, draft),
      t('replies.saved', { title: draft.title }),
    )
    if (written === undefined) return
    setSaved(draft)
    if (isNew) leaveTo(`replies/${id}`)
  }
  const remove = async (): Promise<void> => {
    const written = await write('replies.remove', { id }, t('replies.removed', { title: saved.title }))
    if (written !== undefined) leaveTo('replies')
  }
  useSaveKey(save)
  return (
    <form
      class="reply-form"
      aria-label={t('replies.editor')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <ReplyFields draft={draft} onChange={setDraft} faults={isChecked ? faults : {}} />
      <DraftPreview body={draft.body} />
      <div class="row">
        <Button variant="primary" type="submit" disabled={!isDirty}>
          {t('common.save')}
        </Button>
        <Button onClick={() => goTo('replies')}>{isDirty ? t('common.cancel') : t('common.close')}</Button>
        <span class="grow" />
        {!isNew && (
          <Button variant="quiet" icon={Trash2} onClick={() => void remove()}>
            {t('replies.remove')}
          </Button>
        )}
      </div>
    </form>
  )
}

function useGuard(isDirty: boolean): void {
  const dirty = useRef(isDirty)
  dirty.current = isDirty
  useEffect(() => guardRoute(() => dirty.current), [])
}

/** Ctrl+S and Ctrl+Enter save, wherever the focus is. */
function useSaveKey(save: () => Promise<void>): void {
  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isCommandKey(event) || (event.key !== 'Enter' && event.key !== 's')) return
      event.preventDefault()
      void latest.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
