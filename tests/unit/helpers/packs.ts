import { loadPack, type PackDraft } from '@/utils/templates/packs/load-pack'
import { PACK_IDS, PACK_LANGUAGES, type PackId, type PackLanguage } from '@/utils/templates/packs/pack'

export type PackReplyHere = PackDraft & { packId: PackId; name: string }

/** Every reply of every pack in every language, with a name to tell it by when a test fails. */
export async function everyPackReply(): Promise<PackReplyHere[]> {
  const places = PACK_LANGUAGES.flatMap((language) => PACK_IDS.map((packId) => ({ language, packId })))
  const packs = await Promise.all(
    places.map(async ({ language, packId }) =>
      (await loadPack(packId, language)).map((reply) => ({
        ...reply,
        packId,
        name: `${language}/${packId}/${reply.shortcut}`,
      })),
    ),
  )
  return packs.flat()
}

/** What a writer of that language would have on a full card, and would answer in the form. */
export const PACK_PEOPLE: Readonly<
  Record<PackLanguage, { customer: string; word: string; currency: string }>
> = {
  en: { customer: 'Katherine Johnson', word: 'the spring campaign', currency: 'USD' },
  ja: { customer: '長谷川健太郎', word: '春のキャンペーン', currency: 'JPY' },
  es: { customer: 'Guadalupe Fernández', word: 'la campaña de otoño', currency: 'MXN' },
  'pt-BR': { customer: 'Guilherme Oliveira', word: 'a campanha de outono', currency: 'BRL' },
}
