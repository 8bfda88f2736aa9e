import { Lazy } from '@/components/app/lazy'
import { settings } from '@/components/app/settings'
import { useCustomer } from '@/components/customer'
import { loadConversation } from '@/components/texts'
import { t } from '@/locales/t'
import { Part } from './part'

/** What messages say, once it was ever kept. */
export function ConversationPart() {
  const { contactId, isSaved } = useCustomer()
  const { keepTexts, sensitiveWords } = settings.value ?? { keepTexts: false, sensitiveWords: [] }
  if (!isSaved || (!keepTexts && sensitiveWords.length === 0)) return null
  return (
    <Part id="conversation" title={t('conversation.title')}>
      <Lazy load={loadConversation} props={{ contactId }} />
    </Part>
  )
}
