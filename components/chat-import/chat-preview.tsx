import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import type { DateOrder } from '@/utils/chat-export/read-export'
import { type ChatEntry, missingOf, ownMessages } from './chat-entry'
import { ChatRow } from './chat-row'
import { keepsTexts } from './keeps-texts'

type PreviewProps = {
  entries: readonly ChatEntry[]
  timeZone: string
  isReading: boolean
  change: (entry: ChatEntry) => void
  reorder: (entry: ChatEntry, order: DateOrder) => void
  chooseMe: (entry: ChatEntry, me: string | undefined) => void
  chooseZone: (timeZone: string) => void
  write: (entries: readonly ChatEntry[]) => void
  restart: () => void
}

/** Every chat with what has to be known of it before it is imported. */
export function ChatPreview(props: PreviewProps) {
  const { entries, timeZone, isReading, change, reorder, chooseMe, chooseZone, write, restart } = props
  const chosen = entries.filter(({ isOn }) => isOn)
  const unclear = chosen.filter((entry) => missingOf(entry) !== undefined).length
  const count = chosen.reduce((sum, entry) => sum + ownMessages(entry).length, 0)
  return (
    <>
      <Field label={t('chatImport.zone')} hint={t('chatImport.zoneHint')}>
        {(control) => (
          <select
            {...control}
            class="input chat-import-zone"
            value={timeZone}
            onChange={(event) => chooseZone(event.currentTarget.value)}
          >
            {zonesWith(timeZone).map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </select>
        )}
      </Field>
      <ul class="chat-import-list" aria-label={t('chatImport.chats')}>
        {entries.map((entry) => (
          <ChatRow
            key={entry.id}
            entry={entry}
            onChange={change}
            onMe={(me) => chooseMe(entry, me)}
            onOrder={(order) => reorder(entry, order)}
          />
        ))}
      </ul>
      <p class="quiet chat-import-privacy">
        {t(keepsTexts() ? 'chatImport.keepsTexts' : 'chatImport.privacy')}
      </p>
      <div class="file-actions">
        {unclear > 0 && <span role="status">{t('chatImport.unclear', { count: unclear })}</span>}
        <Button onClick={restart}>{t('common.cancel')}</Button>
        <Button
          variant="primary"
          disabled={isReading || unclear > 0 || chosen.length === 0}
          onClick={() => write(entries)}
        >
          {t('chatImport.import', { count })}
        </Button>
      </div>
    </>
  )
}

function zonesWith(timeZone: string): string[] {
  const zones = Intl.supportedValuesOf('timeZone')
  return zones.includes(timeZone) ? zones : [timeZone, ...zones]
}
