import { useEffect, useState } from 'preact/hooks'
import { type AppError, toAppError } from '@/utils/app-error'
import { loadPack, type PackDraft } from '@/utils/templates/packs/load-pack'
import { PACK_LANGUAGES, type PackId, type PackLanguage } from '@/utils/templates/packs/pack'

type Loaded = { language: PackLanguage; drafts: PackDraft[]; elsewhere: PackDraft[] }

type PackInUse = {
  /** Undefined until they are loaded. */
  drafts: readonly PackDraft[] | undefined
  /** The same replies in the other languages. */
  elsewhere: readonly PackDraft[]
  error: AppError | undefined
  retry: () => void
}

/** Loads the replies of a pack in one language, and in the others to recognise what was added before. */
export function usePack(id: PackId, language: PackLanguage): PackInUse {
  const [loaded, setLoaded] = useState<Loaded>()
  const [error, setError] = useState<AppError>()
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let isGone = false
    setError(undefined)
    load(id, language).then(
      (pack) => isGone || setLoaded(pack),
      (cause: unknown) => isGone || setError(toAppError(cause)),
    )
    return () => {
      isGone = true
    }
  }, [id, language, tries])
  const current = loaded?.language === language ? loaded : undefined
  return {
    drafts: current?.drafts,
    elsewhere: current?.elsewhere ?? [],
    error,
    retry: () => setTries(tries + 1),
  }
}

async function load(id: PackId, language: PackLanguage): Promise<Loaded> {
  const others = PACK_LANGUAGES.filter((other) => other !== language)
  const [drafts, ...elsewhere] = await Promise.all([
    loadPack(id, language),
    ...others.map((other) => loadPack(id, other)),
  ])
  return { language, drafts, elsewhere: elsewhere.flat() }
}
