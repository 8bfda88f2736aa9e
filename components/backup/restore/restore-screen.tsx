import '../backup.css'
import { CircleCheck, FolderOpen } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { FileDrop } from '@/components/ui/file-drop'
import { t } from '@/locales/t'
import { FILE_ENDING } from '@/utils/backup-file/format'
import { now } from '@/utils/clock'
import { formatMoment } from '@/utils/format'
import { showError } from '../../app/errors'
import { routeQuery } from '../../app/route'
import { faultText } from '../../app/backup-fault'
import { loadPlaces, places } from '../places'
import { openSnapshot, undoRestore } from './actions'
import { FoundBackups } from './found-backups'
import { chooseFiles, leaveRestore, lookInFolder } from './open-files'
import { PassphraseForm } from './passphrase-form'
import { RestorePreviewPart } from './restore-preview'
import { look, restart, restoreState, stage, type Stage } from './stage'
import { Unfinished } from './unfinished'

/** A backup comes back: looked at first, then restored, and taken back if it was not what one wanted. */
export function RestoreScreen() {
  const snapshotId = routeQuery.value.get('snapshot')
  useEffect(() => {
    Promise.all([look(), loadPlaces()]).catch(showError)
    return leaveRestore
  }, [])
  useEffect(() => {
    if (snapshotId !== null) void openSnapshot(snapshotId)
  }, [snapshotId])
  return (
    <div class="screen backup-screen">
      <div class="screen-head">
        <h1 class="screen-title">{t('backup.restore')}</h1>
        <a href="#/backup">{t('backup.title')}</a>
      </div>
      <StagePart now={stage.value} />
    </div>
  )
}

function StagePart({ now }: { now: Stage }) {
  if (now.at === 'choose') return <Choose {...now} />
  if (now.at === 'passphrase') return <PassphraseForm {...now} />
  if (now.at === 'working') return <Working {...now} />
  if (now.at === 'preview') return <RestorePreviewPart {...now} />
  if (now.at === 'done') return <Done {...now} />
  return <Failed {...now} />
}

function Choose(found: Extract<Stage, { at: 'choose' }>) {
  return (
    <div class="stack backup-steps">
      {restoreState.value !== undefined && <Unfinished state={restoreState.value} />}
      <p>{t('backup.restoreExplain')}</p>
      <FileDrop
        label={t('backup.chooseFiles')}
        hint={t('backup.chooseFilesHint')}
        accept={FILE_ENDING}
        isBusy={false}
        onFiles={(files) => void chooseFiles(files)}
      />
      {places.value?.folder !== undefined && (
        <div>
          <Button icon={FolderOpen} onClick={() => void lookInFolder()}>
            {t('backup.lookInFolder')}
          </Button>
        </div>
      )}
      <FoundBackups {...found} />
    </div>
  )
}

function Working({ step, progress, stop }: Extract<Stage, { at: 'working' }>) {
  return (
    <div class="stack">
      <Progress label={t(`backup.work-${step}`)} value={progress.done} max={progress.total} />
      {stop && (
        <div>
          <Button onClick={stop}>{t('common.cancel')}</Button>
        </div>
      )}
    </div>
  )
}

function Done({ what }: Extract<Stage, { at: 'done' }>) {
  const offered = what === 'restored' ? restoreState.value?.undo : undefined
  return (
    <div class="stack backup-done" role="status">
      <h2 class="row">
        <CircleCheck size={20} aria-hidden="true" />
        {t(`backup.${what}`)}
      </h2>
      {offered !== undefined && (
        <p>{t('backup.restoredHint', { until: formatMoment(offered.until, now()) })}</p>
      )}
      <div class="row">
        <a class="button button-primary" href="#/contacts">
          {t('contactFiles.seeContacts')}
        </a>
        {offered !== undefined && (
          <Button onClick={() => void undoRestore(offered.id)}>{t('backup.undoRestore')}</Button>
        )}
        <Button variant="quiet" onClick={restart}>
          {t('backup.restoreOther')}
        </Button>
      </div>
    </div>
  )
}

function Failed({ error, name, isUnchanged, retry }: Extract<Stage, { at: 'failed' }>) {
  return (
    <div class="stack">
      <div class="backup-failed" role="alert">
        {name !== undefined && (
          <p>
            <bdi class="backup-name">{name}</bdi>
          </p>
        )}
        <p>{faultText(error)}</p>
        <p>{t(isUnchanged ? 'backup.nothingChanged' : 'backup.halfDone')}</p>
        {name !== undefined && <p>{t('backup.takeOther')}</p>}
      </div>
      <div class="row">
        {retry && (
          <Button variant="primary" onClick={retry}>
            {t('backup.goOn')}
          </Button>
        )}
        <Button onClick={restart}>{t('backup.back')}</Button>
      </div>
    </div>
  )
}
