import { useEffect } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { COMMAND_KEY, isCommandKey, isComposing } from '@/components/ui/keys'
import { t } from '@/locales/t'
import { formatMoment } from '@/utils/format'
import { useMinute } from '../app/clock'
import { showError } from '../app/errors'
import { type Draft, useCustomer } from '../customer'
import { noteDrafts } from './note-drafts'
import { useAddNote } from './use-note-actions'

const MOST_CHARACTERS = 20_000
const MOST_ROWS = 12

/** Where a note is written. Ctrl+Enter saves it to the customer it was begun for. */
export function NoteComposer() {
  const customer = useCustomer()
  const add = useAddNote()
  const draft = noteDrafts.of(customer)
  const text = draft?.text ?? ''
  useEffect(() => {
    noteDrafts.load().catch((error: unknown) => showError(error))
  }, [])
  const save = (): void => {
    if (draft !== undefined && draft.text.trim() !== '') add(draft)
  }
  return (
    <div class="note-composer">
      <textarea
        class="input"
        rows={rowsFor(text)}
        aria-label={t('notes.new')}
        placeholder={t('notes.placeholder')}
        maxLength={MOST_CHARACTERS}
        dir="auto"
        value={text}
        onInput={(event) => noteDrafts.type(customer, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event) || event.key !== 'Enter' || !isCommandKey(event)) return
          event.preventDefault()
          save()
        }}
      />
      {text.trim() !== '' && (
        <div class="note-composer-row">
          <span class="field-hint">{t('notes.saveHint', { keys: `${COMMAND_KEY}+Enter` })}</span>
          <Button variant="primary" small onClick={save}>
            {t('common.save')}
          </Button>
        </div>
      )}
      {noteDrafts.doubtful(customer).map((one) => (
        <DoubtfulDraft key={one.noteId} draft={one} />
      ))}
    </div>
  )
}

/** For browsers that do not size a field by what is in it. */
function rowsFor(text: string): number {
  return Math.min(MOST_ROWS, text.split('\n').length)
}

/** A note begun in a chat of this name, when nothing tells whether it was this one: the person knows. */
function DoubtfulDraft({ draft }: { draft: Draft }) {
  const customer = useCustomer()
  const now = useMinute()
  return (
    <div class="note-doubt stack">
      <p>{t('notes.doubtful', { name: draft.name, when: formatMoment(draft.at, now) })}</p>
      <p class="keeps-lines" dir="auto">
        {draft.text}
      </p>
      <div class="row">
        <Button small onClick={() => noteDrafts.adopt(customer, draft)}>
          {t('notes.useHere')}
        </Button>
        <Button small onClick={() => noteDrafts.drop(draft)}>
          {t('notes.discard')}
        </Button>
      </div>
    </div>
  )
}
