import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { isComposing } from '@/components/ui/keys'
import { t } from '@/locales/t'
import type { ContactBrief } from '@/storage/schema/contact'
import { showError } from '../app/errors'
import { write } from '../app/write'
import type { Draft, DraftOwner } from '../customer'
import { noteDrafts } from '../notes'

const MOST_CHARACTERS = 20_000

/** A note in place of the reasons. What is half written stays a draft of that customer, here and on the card. */
export function NoteLine({ contact, onClose }: { contact: ContactBrief; onClose: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const owner = ownerOf(contact)
  const draft = noteDrafts.of(owner)
  useEffect(() => {
    noteDrafts.load().catch((error: unknown) => showError(error))
  }, [])
  // Before anything is drawn: the first letter may already be on its way.
  useLayoutEffect(() => field.current?.focus(), [])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    const isDone = event.key === 'Enter' && !event.shiftKey
    if (!isDone && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onClose()
    if (isDone && draft !== undefined && draft.text.trim() !== '') save(draft)
  }
  return (
    <textarea
      class="input today-note"
      rows={1}
      ref={field}
      aria-label={t('today.noteField', { name: contact.name })}
      placeholder={t('today.noteHint')}
      maxLength={MOST_CHARACTERS}
      dir="auto"
      value={draft?.text ?? ''}
      onInput={(event) => noteDrafts.type(owner, event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  )
}

function ownerOf(contact: ContactBrief): DraftOwner {
  const { id: contactId } = contact
  const key = `contact:${contactId}`
  return { key, target: { contactId }, contactId, chat: undefined, isSaved: true, card: { contact } }
}

function save(draft: Draft): void {
  const { noteId: id, target, contactId, name } = draft
  const text = draft.text.trim()
  const add = async (): Promise<boolean> => {
    const input = { target, id, contactId, text }
    return (await write('notes.add', input, t('notes.added', { name }))) !== undefined
  }
  void noteDrafts.whileSaving(draft, add)
}
