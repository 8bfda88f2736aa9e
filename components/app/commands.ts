import { type MessageKey, t } from '@/locales/t'
import type { LucideIcon } from 'lucide-preact'
import type { SyncedTable } from '@/storage/sync/synced-tables'
import { mayChange } from './may'
import { allFeatures } from './registry'
import { goTo } from './route'

export type PaletteCommand = { id: string; label: string; icon: LucideIcon; run: () => void }

/** @returns everything the command palette offers: every screen, then every feature's own commands. */
export function paletteCommands(): PaletteCommand[] {
  const features = allFeatures().filter(isOffered)
  const screens = features.flatMap(({ id, title, icon, route }) =>
    route === undefined
      ? []
      : [{ id: `go-${id}`, label: t('palette.go', { screen: t(title) }), icon, run: () => goTo(route.path) }],
  )
  const own = features.flatMap(({ commands = [] }) =>
    commands
      .filter(isOffered)
      .map(({ id, title, icon, run }) => ({ id, label: t(title satisfies MessageKey), icon, run })),
  )
  return [...screens, ...own]
}

function isOffered({ changes }: { changes?: SyncedTable }): boolean {
  return changes === undefined || mayChange(changes)
}
