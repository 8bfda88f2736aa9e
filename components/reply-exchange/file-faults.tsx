import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { now } from '@/utils/clock'
import { datedName } from './dated-name'
import { type FileNote, groupOf } from './note-groups'
import { noteText, placeText } from './note-text'
import { NotesList } from './notes-list'

/** Why nothing of the chosen files can be imported. */
export function FileFaults({ notes }: { notes: readonly FileNote[] }) {
  const whole = notes.filter((note) => groupOf(note) === 'file')
  const parts = notes.filter((note) => groupOf(note) !== 'file')
  return (
    <div class="stack">
      {whole.map((note, index) => (
        <Notice key={index} tone="error">
          <strong dir="auto">{placeText(note)}</strong> {noteText(note)}
        </Notice>
      ))}
      {whole.length === 0 && parts.length > 0 && <Notice tone="error">{t('exchange.nothingUsable')}</Notice>}
      <NotesList
        isOpen
        title={t('exchange.refused', { count: parts.length })}
        notes={parts}
        fileName={datedName('import-notes', 'txt', now())}
      />
    </div>
  )
}
