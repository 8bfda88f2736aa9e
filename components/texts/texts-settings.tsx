import './texts.css'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { askUi, askWorkspace } from '@/storage/client'
import type { TextsState } from '@/storage/protocol/texts'
import { useQuery } from '@/storage/use-query'
import { showError } from '../app/errors'
import { QueryError } from '../app/query-error'
import { EraseTexts } from './erase-texts'
import { KnownPassphrase } from './known-passphrase'
import { NewPassphrase } from './new-passphrase'
import { SHIPPED_WORDS } from './shipped-words'
import { useActivity } from './use-activity'
import { WordsEditor } from './words-editor'

type Asking = 'begin' | 'unlock' | 'change' | undefined

/** Whether what messages say is kept, and under which lock. */
export function TextsSettings() {
  const { data: state, error, refetch } = useQuery('texts.state', {})
  useActivity(state?.isLocked === false)
  if (state !== undefined) return <Texts state={state} />
  return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
}

function Texts({ state }: { state: TextsState }) {
  const { isOn, hasVault, kept } = state
  const [asking, setAsking] = useState<Asking>()
  const isInTeam = useQuery('team.state', {}).data?.link !== undefined
  const ask = { asking, onDone: () => setAsking(undefined), setAsking }
  return (
    <div class="stack texts">
      <p>{isOn ? t('texts.isOn') : t('texts.isOff')}</p>
      <ul class="settings-points">
        <li>{t('texts.pointCards')}</li>
        <li>{t('texts.pointSealed')}</li>
        <li>{t(isInTeam ? 'texts.pointTeam' : 'texts.pointLocal')}</li>
      </ul>
      {(hasVault || kept > 0) && <Counts state={state} />}
      <Switch state={state} {...ask} />
      {hasVault && (
        <div class="stack texts-part">
          <h3>{t('texts.sensitivePart')}</h3>
          <Lock state={state} {...ask} />
          <WordsEditor words={state.words} />
        </div>
      )}
      {kept > 0 && <EraseTexts kept={kept} isInTeam={isInTeam} />}
    </div>
  )
}

function Counts({ state: { kept, sealed, pending } }: { state: TextsState }) {
  return (
    <p class="quiet" role="status">
      {t('texts.kept', { count: kept })} · {t('texts.sealed', { count: sealed })}
      {pending > 0 && ` · ${t('texts.pending', { count: pending })}`}
    </p>
  )
}

type AskProps = {
  state: TextsState
  asking: Asking
  setAsking: (asking: Asking) => void
  onDone: () => void
}

/** Turned on for the first time it takes a passphrase; again, the same one. */
function Switch({ state: { isOn, hasVault }, asking, setAsking, onDone }: AskProps) {
  const begin = (passphrase: string): Promise<void> =>
    askWorkspace('texts.begin', { passphrase, words: [...SHIPPED_WORDS] })
  if (asking === 'begin') {
    const props = { submitLabel: t('texts.turnOn'), send: begin, onDone, onCancel: onDone }
    return hasVault ? <KnownPassphrase {...props} /> : <NewPassphrase {...props} />
  }
  const turnOff = (): void => {
    askWorkspace('texts.setOn', { isOn: false }).catch((error: unknown) => showError(error))
  }
  return (
    <div class="row">
      {isOn ? (
        <Button onClick={turnOff}>{t('texts.turnOff')}</Button>
      ) : (
        <Button variant="primary" onClick={() => setAsking('begin')}>
          {t('texts.turnOnAsk')}
        </Button>
      )}
    </div>
  )
}

function Lock({ state: { isLocked }, asking, setAsking, onDone }: AskProps) {
  const unlock = (passphrase: string): Promise<void> => askWorkspace('texts.unlock', { passphrase })
  const change = (passphrase: string, old: string): Promise<void> =>
    askWorkspace('texts.changePassphrase', { old, passphrase })
  const lock = (): void => {
    askUi('texts.lock', {}).catch((error: unknown) => showError(error))
  }
  if (asking === 'unlock') {
    return <KnownPassphrase submitLabel={t('texts.unlock')} send={unlock} onDone={onDone} onCancel={onDone} />
  }
  if (asking === 'change') {
    const props = { submitLabel: t('texts.changePassphrase'), send: change, onDone, onCancel: onDone }
    return <NewPassphrase isChange {...props} />
  }
  return (
    <div class="stack">
      <p>{isLocked ? t('texts.isLocked') : t('texts.isUnlocked')}</p>
      <div class="row">
        {isLocked ? (
          <Button variant="primary" onClick={() => setAsking('unlock')}>
            {t('texts.unlockAsk')}
          </Button>
        ) : (
          <Button onClick={lock}>{t('texts.lock')}</Button>
        )}
        <Button onClick={() => setAsking('change')}>{t('texts.changePassphraseAsk')}</Button>
      </div>
    </div>
  )
}
