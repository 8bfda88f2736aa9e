import { readSettings } from '@/storage/settings'

/** Goes on with what is to be sealed or opened: nothing of it is even loaded for who has never kept texts. */
export async function tickTexts(): Promise<void> {
  const { vault } = await readSettings()
  if (vault !== undefined) await (await import('@/storage/texts/settle')).settleTexts()
}
