import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { COMMAND_KEY, isTyping } from '@/components/ui/keys'
import { t } from '@/locales/t'
import './keyboard-help.css'

export type KeyHelp = { keys: readonly string[]; what: string }

const isShown = signal(false)
/** Keys of what is on the screen besides. */
const more = signal<readonly KeyHelp[]>([])

export function showKeyboardHelp(): void {
  isShown.value = true
}

/** Lists these keys too while the component that asks is there. */
export function useKeyHelp(keys: readonly KeyHelp[]): void {
  useEffect(() => {
    more.value = keys
    return () => {
      more.value = []
    }
  }, [])
}

/** `?` outside of text fields shows the keys. */
function followHelpKey(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === '?' && !isTyping(event.target)) showKeyboardHelp()
  }
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}

/** The list of keys; `children` are those of one page alone. */
export function KeyboardHelp({ children }: { children?: ComponentChildren }) {
  useEffect(followHelpKey, [])
  if (!isShown.value) return null
  const close = (): void => {
    isShown.value = false
  }
  return (
    <Dialog title={t('help.title')} onClose={close}>
      <dl class="key-list">
        {more.value.map((one) => (
          <Key key={one.what} {...one} />
        ))}
        {children}
        <Key keys={['Alt', 'Shift', 'S']} what={t('help.toggle')} />
        <Key keys={[COMMAND_KEY, 'Enter']} what={t('help.saveNote')} />
        <Key keys={['Enter']} what={t('help.edit')} />
        <Key keys={['Esc']} what={t('help.escape')} />
        <Key keys={[COMMAND_KEY, 'Z']} what={t('help.undo')} />
        <Key keys={['1', '…', '6']} what={t('help.presets')} />
        <Key keys={[COMMAND_KEY, '/']} what={t('help.replies')} />
        <Key keys={['?']} what={t('help.help')} />
      </dl>
      <div class="dialog-actions">
        <Button variant="primary" onClick={close}>
          {t('common.close')}
        </Button>
      </div>
    </Dialog>
  )
}

export function Key({ keys, what }: KeyHelp) {
  return (
    <div class="key-row">
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{what}</dd>
    </div>
  )
}
