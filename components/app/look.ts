import { useEffect, useState } from 'preact/hooks'
import { language } from '@/utils/i18n'
import { directionOf } from '@/utils/translation'
import { settings } from './settings'

export type Theme = 'light' | 'dark'

const SYSTEM_DARK = '(prefers-color-scheme: dark)'

/** Before the settings are known, so that nothing flashes. */
export function showSystemTheme(): void {
  document.documentElement.dataset['theme'] = systemTheme()
}

/** Dresses the page: the theme of the settings, else of the page around it, else of the system. */
export function useLook(around?: { theme: Theme; direction: 'ltr' | 'rtl' }): void {
  const system = useSystemTheme()
  const chosen = settings.value?.theme ?? 'auto'
  const theme = chosen === 'auto' ? (around?.theme ?? system) : chosen
  const shown = language.value
  const direction = around?.direction ?? directionOf(shown)
  useEffect(() => {
    const { documentElement: root } = document
    root.dataset['theme'] = theme
    root.lang = shown
    root.dir = direction
  }, [theme, shown, direction])
}

function useSystemTheme(): Theme {
  const [theme, setTheme] = useState(systemTheme)
  useEffect(() => {
    const query = window.matchMedia(SYSTEM_DARK)
    const follow = (): void => setTheme(systemTheme())
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  return theme
}

function systemTheme(): Theme {
  return window.matchMedia(SYSTEM_DARK).matches ? 'dark' : 'light'
}
