import { t } from '@/locales/t'
import { language } from '@/utils/i18n'
import { write } from './write'

/** Adds the examples that come with Chatside, in the language of the interface. */
export async function addStarters(): Promise<void> {
  const { starterReplies } = await import('@/utils/templates/starters')
  const drafts = starterReplies(language.value)
  await write('replies.addStarters', { drafts }, t('replies.startersAdded'))
}
