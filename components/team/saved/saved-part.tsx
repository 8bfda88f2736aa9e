import { useState } from 'preact/hooks'
import { t } from '@/locales/t'
import { Lazy } from '../../app/lazy'

const loadOpen = async () => (await import('./open-saved')).OpenSaved

/** The way back to edits that were saved as a file. */
export function SavedPart() {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="team-own" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('team.openTitle')}</summary>
      {isOpen && <Lazy load={loadOpen} />}
    </details>
  )
}
