import { signal } from '@preact/signals'
import * as z from 'zod/mini'
import { browser } from '@/utils/browser'

const KEY = 'backup-preferences'

const preferencesSchema = z.object({
  /** When the last backup is older, it is shown in red. */
  redAfterDays: z._default(z.int().check(z.minimum(1), z.maximum(365)), 7),
  /** How many full backups stay in the folder. */
  keepFull: z._default(z.int().check(z.minimum(1), z.maximum(20)), 2),
  /** The passphrase is another one: nothing may go on from what was written before. */
  fullNext: z._default(z.boolean(), false),
  /** The reminder was put off until then, epoch ms. */
  laterUntil: z._default(z.int().check(z.minimum(0)), 0),
})
export type BackupPreferences = z.infer<typeof preferencesSchema>

/** How this browser keeps its backups; undefined until it is known. */
export const preferences = signal<BackupPreferences | undefined>(undefined)

/** Reads them; what cannot be read counts as never chosen. */
export async function loadPreferences(): Promise<BackupPreferences> {
  const stored = await browser.storage.local.get(KEY)
  const parsed = preferencesSchema.safeParse(stored[KEY] ?? {})
  return (preferences.value = parsed.success ? parsed.data : preferencesSchema.parse({}))
}

/** Changes some of them. */
export async function changePreferences(patch: Partial<BackupPreferences>): Promise<void> {
  const changed = { ...(preferences.peek() ?? (await loadPreferences())), ...patch }
  preferences.value = changed
  await browser.storage.local.set({ [KEY]: changed })
}
