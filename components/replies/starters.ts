import { t } from '@/locales/t'
import { write } from '../app/write'

/** Adds the examples that come with Chatside, in the language of the interface. */
export function addStarters(): void {
  void write('replies.addStarters', {}, t('replies.startersAdded'))
}
