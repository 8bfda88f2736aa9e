import './palette.css'
import { signal } from '@preact/signals'
import { useEffect, useId, useState } from 'preact/hooks'
import { choicesFor } from '@/components/ui/combobox-choices'
import { Dialog } from '@/components/ui/dialog'
import { isCommandKey, isComposing } from '@/components/ui/keys'
import { indexAfter } from '@/components/ui/move-focus'
import { t } from '@/locales/t'
import { type PaletteCommand, paletteCommands } from './commands'

const isShown = signal(false)

export function showPalette(): void {
  isShown.value = true
}

/** Ctrl+K anywhere shows everything that can be done. */
export function Palette() {
  useEffect(followPaletteKey, [])
  if (!isShown.value) return null
  return <OpenPalette onClose={() => (isShown.value = false)} />
}

function OpenPalette({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const id = useId()
  const found = findCommands(typed)
  const run = (command: PaletteCommand | undefined): void => {
    if (command === undefined) return
    onClose()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    const next = event.key.startsWith('Arrow') ? indexAfter(event.key, active, found.length) : undefined
    if (event.key === 'Enter') run(found[active])
    else if (next !== undefined) setActive(next)
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={t('palette.title')} onClose={onClose} className="palette">
      <input
        class="input"
        role="combobox"
        aria-label={t('palette.search')}
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-activedescendant={found[active] && `${id}-${active}`}
        aria-autocomplete="list"
        placeholder={t('palette.search')}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div class="palette-list" role="listbox" id={id} aria-label={t('palette.title')} tabIndex={-1}>
        {found.map((command, index) => (
          <div
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            class="combobox-option"
            aria-selected={index === active}
            onClick={() => run(command)}
          >
            <command.icon size={16} aria-hidden="true" />
            {command.label}
          </div>
        ))}
      </div>
      {found.length === 0 && <p class="quiet">{t('palette.nothing')}</p>}
    </Dialog>
  )
}

function findCommands(typed: string): PaletteCommand[] {
  const commands = paletteCommands()
  return choicesFor(commands, typed, false).flatMap((choice) => {
    const command = choice.kind === 'option' ? commands.find(({ id }) => id === choice.option.id) : undefined
    return command === undefined ? [] : [command]
  })
}

function followPaletteKey(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isCommandKey(event) || event.key.toLowerCase() !== 'k') return
    event.preventDefault()
    showPalette()
  }
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}
