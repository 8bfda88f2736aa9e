import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { now } from '@/utils/clock'
import { datedName } from '../app/dated-name'
import type { NoteLine } from './note-text'
import { NotesList } from './notes-list'

type FaultsProps = { ofFiles: readonly NoteLine[]; ofParts: readonly NoteLine[] }

/** Why nothing of the chosen files can be imported. */
export function FileFaults({ ofFiles, ofParts }: FaultsProps) {
  return (
    <div class="stack">
      {ofFiles.map(({ place, text }, index) => (
        <Notice key={index} tone="error">
          <strong dir="auto">{place}</strong> {text}
        </Notice>
      ))}
      {ofFiles.length === 0 && ofParts.length > 0 && (
        <Notice tone="error">{t('exchange.nothingUsable')}</Notice>
      )}
      <NotesList
        isOpen
        title={t('exchange.refused', { count: ofParts.length })}
        notes={ofParts}
        fileName={datedName('import-notes', 'txt', now())}
      />
    </div>
  )
}
