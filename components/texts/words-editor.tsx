import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import { showError } from '../app/errors'
import { SHIPPED_WORDS } from './shipped-words'

const MOST_WORDS = 500

/** What makes a message sensitive, one word a line. */
export function WordsEditor({ words }: { words: readonly string[] }) {
  const [draft, setDraft] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const text = draft ?? words.join('\n')
  const typed = wordsIn(text)
  const isTooMany = typed.length > MOST_WORDS
  const missing = SHIPPED_WORDS.filter((word) => !typed.includes(word))
  const save = async (): Promise<void> => {
    setBusy(true)
    try {
      await askWorkspace('texts.setWords', { words: typed })
      setDraft(undefined)
    } catch (error) {
      showError(error, { retry: () => void save() })
    }
    setBusy(false)
  }
  return (
    <div class="stack">
      <Field
        label={t('texts.words')}
        hint={t('texts.wordsHint')}
        error={isTooMany ? t('texts.wordsTooMany', { count: MOST_WORDS }) : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            class="input texts-words"
            rows={8}
            dir="auto"
            spellcheck={false}
            value={text}
            onInput={(event) => setDraft(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="row">
        {draft !== undefined && (
          <>
            <Button variant="primary" disabled={isBusy || isTooMany} onClick={() => void save()}>
              {t('texts.saveWords')}
            </Button>
            <Button onClick={() => setDraft(undefined)}>{t('common.cancel')}</Button>
          </>
        )}
        {missing.length > 0 && (
          <Button variant="quiet" onClick={() => setDraft([...typed, ...missing].join('\n'))}>
            {t('texts.addShipped')}
          </Button>
        )}
      </div>
    </div>
  )
}

function wordsIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim().slice(0, 300))
  return [...new Set(lines.filter(Boolean))]
}
