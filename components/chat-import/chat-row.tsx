import { useId } from 'preact/hooks'
import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import type { DateOrder } from '@/utils/chat-export/read-export'
import { formatDate } from '@/utils/format'
import { type ChatEntry, isGroup, missingOf, ownMessages } from './chat-entry'
import { WhoseField } from './whose-field'

type RowProps = {
  entry: ChatEntry
  onChange: (entry: ChatEntry) => void
  onMe: (me: string | undefined) => void
  onOrder: (order: DateOrder) => void
}

export function ChatRow({ entry, onChange, onMe, onOrder }: RowProps) {
  const { chat, file, isOn, me } = entry
  const missing = isOn ? missingOf(entry) : undefined
  return (
    <li class="chat-import-row" data-on={isOn}>
      <label class="check chat-import-name">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => onChange({ ...entry, isOn: event.currentTarget.checked })}
        />
        <span dir="auto">{chat.name}</span>
      </label>
      <p class="quiet">
        {periodOf(entry)} · <bdi>{file.name}</bdi>
        {isGroup(entry) && ` · ${t('chatImport.group')}`}
        {chat.skipped > 0 && ` · ${t('chatImport.skipped', { count: chat.skipped })}`}
      </p>
      {isOn && (
        <div class="chat-import-fields">
          <WhoseField entry={entry} isMissing={missing === 'whose'} onChange={onChange} />
          <Field label={t('chatImport.me')} hint={missing === 'me' ? t('chatImport.meMissing') : undefined}>
            {(control) => (
              <select
                {...control}
                class="input"
                value={me ?? ''}
                onChange={(event) => onMe(chat.participants.find((one) => one === event.currentTarget.value))}
              >
                <option value="">{t('chatImport.chooseMe')}</option>
                {chat.participants.map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {entry.readings && <OrderField entry={entry} onOrder={onOrder} />}
        </div>
      )}
    </li>
  )
}

/** The last date of the chat, in each way it can be read: people know when they wrote last. */
function OrderField({ entry, onOrder }: { entry: ChatEntry; onOrder: (order: DateOrder) => void }) {
  const name = useId()
  return (
    <fieldset class="chat-import-order">
      <legend>{t('chatImport.order')}</legend>
      {entry.readings?.map(({ order, at }) => (
        <label key={order} class="check">
          <input
            type="radio"
            name={name}
            checked={entry.chat.order === order}
            onChange={() => onOrder(order)}
          />
          <span>{formatDate(at, { dateStyle: 'long' })}</span>
        </label>
      ))}
    </fieldset>
  )
}

function periodOf(entry: ChatEntry): string {
  const messages = ownMessages(entry)
  const said = t('chatImport.messages', { count: messages.length })
  const [first, last] = [messages[0], messages.at(-1)]
  if (first === undefined || last === undefined) return said
  const day = (at: number): string => formatDate(at, { dateStyle: 'medium' })
  return `${said}, ${t('chatImport.period', { from: day(first.at), to: day(last.at) })}`
}
