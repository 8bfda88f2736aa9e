import * as z from 'zod/mini'
import { browser } from '@/utils/browser'

const KEY = 'open-parts'
const openPartsSchema = z.record(z.string(), z.boolean())

/** Which parts of the card a person opened or closed, by the part's name; parts left as they were are absent. */
export type OpenParts = z.infer<typeof openPartsSchema>

/** @returns what was kept last; nothing when it cannot be read. */
export async function readOpenParts(): Promise<OpenParts> {
  const stored = await browser.storage.local.get(KEY)
  const parsed = openPartsSchema.safeParse(stored[KEY])
  return parsed.success ? parsed.data : {}
}

/** Keeps them until the extension is removed. */
export async function writeOpenParts(parts: OpenParts): Promise<void> {
  await browser.storage.local.set({ [KEY]: parts })
}
