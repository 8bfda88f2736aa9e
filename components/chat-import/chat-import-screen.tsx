import './chat-import.css'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { Skeleton } from '@/components/ui/notice'
import { FileDrop } from '@/components/ui/file-drop'
import { t } from '@/locales/t'
import { settings } from '../app/settings'
import { keepsTexts } from './keeps-texts'
import type { FileFault } from './chat-entry'
import { ChatPreview } from './chat-preview'
import { ImportDone } from './import-done'
import { useChatImport } from './use-chat-import'

const ACCEPTED = '.txt,.zip,text/plain,application/zip'

/** Chats that WhatsApp exported, so that scores know what was before Chatside: looked at first, then measured. */
export function ChatImportScreen() {
  const { stage, ...importing } = useChatImport()
  if (settings.value === undefined) return <Skeleton label={t('common.loading')} />
  return (
    <div class="screen">
      <div class="screen-head">
        <h1 class="screen-title">{t('chatImport.title')}</h1>
        <a href="#/contacts">{t('contacts.title')}</a>
      </div>
      {(stage.at === 'choose' || stage.at === 'reading') && (
        <>
          <p>{t('chatImport.explain')}</p>
          <p class="quiet chat-import-privacy">
            {t(keepsTexts() ? 'chatImport.keepsTexts' : 'chatImport.privacy')}
          </p>
          <FileDrop
            label={t('chatImport.choose')}
            hint={t('chatImport.chooseHint')}
            accept={ACCEPTED}
            isBusy={stage.at === 'reading'}
            onFiles={importing.choose}
          />
          <HowTo />
        </>
      )}
      {stage.at === 'reading' && (
        <Progress
          label={t('chatImport.reading', { done: stage.done, count: stage.of })}
          value={stage.done}
          max={stage.of}
        />
      )}
      {(stage.at === 'choose' || stage.at === 'preview') && <Faults faults={stage.faults} />}
      {stage.at === 'preview' && <ChatPreview {...importing} entries={stage.entries} />}
      {stage.at === 'writing' && (
        <div class="stack">
          <Progress
            label={t('chatImport.writing', stage.progress)}
            value={stage.progress.done}
            max={stage.progress.of}
          />
          <div>
            <Button onClick={importing.stop}>{t('common.cancel')}</Button>
          </div>
        </div>
      )}
      {stage.at === 'done' && <ImportDone {...stage} onMore={importing.restart} />}
    </div>
  )
}

function Faults({ faults }: { faults: readonly FileFault[] }) {
  if (faults.length === 0) return null
  return (
    <div class="file-faults" role="alert">
      <ul>
        {faults.map(({ name, code }) => (
          <li key={name}>
            <bdi>{name}</bdi>: {t(`chatImport.fault-${code}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function HowTo() {
  return (
    <details class="chat-import-how">
      <summary>
        <span>{t('chatImport.how')}</span>
      </summary>
      <ul>
        <li>{t('chatImport.howAndroid')}</li>
        <li>{t('chatImport.howIphone')}</li>
        <li>{t('chatImport.howSend')}</li>
      </ul>
    </details>
  )
}
