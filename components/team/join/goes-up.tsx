import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'

/** What is here already goes to the server: said before, not after. */
export function GoesUp() {
  const { data } = useQuery('contacts.page', { search: '', sort: 'recent', limit: 1 })
  const count = data?.total ?? 0
  const texts = useQuery('texts.state', {}).data?.kept ?? 0
  return (
    <>
      {count > 0 && <p>{t('team.goesUp', { count })}</p>}
      {texts > 0 && <p>{t('team.textsGoUp', { count: texts })}</p>}
    </>
  )
}
