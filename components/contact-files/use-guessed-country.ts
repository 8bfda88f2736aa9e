import { useEffect, useState } from 'preact/hooks'
import type { ImportDraft } from './import-draft'

/** @returns the country of numbers without a country code: guessed from the others until a person chooses one; '' for none. */
export function useGuessedCountry(drafts: readonly ImportDraft[]): [string, (country: string) => void] {
  const [chosen, choose] = useState<string>()
  const [guess, setGuess] = useState('')
  useEffect(() => {
    const look = async (): Promise<void> => {
      const { guessCountry } = await import('@/utils/contact-files/rows/guess-country')
      const tables = drafts.flatMap(({ read, mapping }) =>
        read.kind === 'table' ? [{ mapping: [...mapping], records: read.records }] : [],
      )
      const [first] = tables.map((table) => guessCountry(table, navigator.languages))
      setGuess(first ?? '')
    }
    void look()
  }, [drafts[0]?.id])
  return [chosen ?? guess, choose]
}
