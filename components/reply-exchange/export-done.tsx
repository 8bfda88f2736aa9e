import { FileDown } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import { now } from '@/utils/clock'
import type { ExchangeFile } from '@/utils/replies/exchange/exchanged-reply'
import { datedName } from '../app/dated-name'
import type { FileNote } from './note-groups'
import { lineOf } from './note-text'
import { NotesList } from './notes-list'
import { saveText } from '../app/save-text'

type DoneProps = { files: readonly ExchangeFile[]; type: string; count: number; notes: readonly FileNote[] }

/** What was written, and what the format could not hold. */
export function ExportDone({ files, type, count, notes }: DoneProps) {
  const [first, ...others] = files
  return (
    <div class="stack export-done">
      <p role="status">
        {others.length === 0
          ? t('exchange.exported', { count, name: first?.name ?? '' })
          : t('exchange.exportedFiles', { count, files: files.length })}
      </p>
      {others.length > 0 && (
        <ul class="export-files">
          {files.map(({ name, text }) => (
            <li key={name}>
              <Button small icon={FileDown} onClick={() => saveText(name, text, type)}>
                {t('exchange.saveFile', { name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <NotesList
        isOpen
        title={t('exchange.notHeld', { count: notes.length })}
        notes={notes.map(lineOf)}
        fileName={datedName('export-notes', 'txt', now())}
      />
    </div>
  )
}
