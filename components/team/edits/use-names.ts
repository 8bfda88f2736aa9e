import { useMemo } from 'preact/hooks'
import { useQuery } from '@/storage/use-query'

/** What ids are called, as far as it is known here. */
export type Names = { tags: ReadonlyMap<string, string>; people: ReadonlyMap<string, string> }

/** @returns the names of tags and colleagues, for changes that name them by their ids. */
export function useNames(): Names {
  const { data: tags } = useQuery('tags.list', {})
  const { data: people } = useQuery('team.colleagues', {})
  return useMemo(
    () => ({
      tags: new Map(tags?.map(({ id, name }) => [id, name])),
      people: new Map(people?.map(({ id, name }) => [id, name])),
    }),
    [tags, people],
  )
}
