import { type MessageKey, t } from '@/locales/t'
import type { LucideIcon } from 'lucide-preact'
import { allFeatures } from './registry'
import { goTo } from './route'

export type PaletteCommand = { id: string; label: string; icon: LucideIcon; run: () => void }

/** @returns everything the command palette offers: every screen, then every feature's own commands. */
export function paletteCommands(): PaletteCommand[] {
  const screens = allFeatures().flatMap(({ id, title, icon, route }) =>
    route === undefined
      ? []
      : [{ id: `go-${id}`, label: t('palette.go', { screen: t(title) }), icon, run: () => goTo(route.path) }],
  )
  const own = allFeatures().flatMap(({ commands = [] }) =>
    commands.map(({ id, title, icon, run }) => ({ id, label: t(title satisfies MessageKey), icon, run })),
  )
  return [...screens, ...own]
}
