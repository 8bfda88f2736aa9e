import { CircleCheck } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { ImportedChat } from './run-chat-import'

type DoneProps = { chats: readonly ImportedChat[]; isStopped: boolean; onMore: () => void }

/** What became of an import, chat by chat. */
export function ImportDone({ chats, isStopped, onMore }: DoneProps) {
  const count = chats.reduce((sum, { added }) => sum + added, 0)
  return (
    <div class="stack chat-import-done">
      <h2 class="row">
        <CircleCheck size={20} aria-hidden="true" />
        {t('chatImport.imported', { count })}
      </h2>
      {isStopped && <p>{t('chatImport.stopped')}</p>}
      <ul>
        {chats.map(({ name, contactId, added, known }) => (
          <li key={contactId}>
            <a href={`#/contacts/${contactId}`} dir="auto">
              {name}
            </a>
            : {t('chatImport.added', { count: added })}
            {known > 0 && `, ${t('chatImport.known', { count: known })}`}
          </li>
        ))}
      </ul>
      <div>
        <Button onClick={onMore}>{t('chatImport.more')}</Button>
      </div>
    </div>
  )
}
