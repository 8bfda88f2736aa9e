import { KeyRound } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Notice, Skeleton } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import type { RecoveryState } from '@/storage/protocol/team-workspace'
import { formatDayAndTime } from '@/utils/format'
import { teamFaultText } from '../team-fault'
import { NewCodeDialog } from './new-code-dialog'
import { OpenDialog } from './open-dialog'
import { useRecovery } from './use-recovery'

/** The code that opens the keys of the team when nobody has them any more: whether there is one, and the way to it. */
export function RecoveryPart() {
  const { state, error, refetch } = useRecovery()
  return (
    <Section title={t('recovery.title')}>
      <div class="stack">
        <p class="quiet">
          {t('recovery.intro')} {t('recovery.soFar')}
        </p>
        {error !== undefined && (
          <Notice
            action={
              <Button small onClick={() => void refetch()}>
                {t('error.action.retry')}
              </Button>
            }
          >
            {error.code === 'unreachable' ? t('recovery.away') : teamFaultText(error)}
          </Notice>
        )}
        {state === undefined
          ? error === undefined && <Skeleton label={t('common.loading')} lines={2} />
          : error === undefined && <Known state={state} refetch={refetch} />}
      </div>
    </Section>
  )
}

function Known({ state, refetch }: { state: RecoveryState; refetch: () => Promise<void> }) {
  const [shown, setShown] = useState<'new' | 'open'>()
  const { missing, hasNewest, code } = state
  const close = (): void => setShown(undefined)
  return (
    <>
      <Words state={state} />
      <div class="row team-actions">
        {missing > 0 && code !== undefined && !code.isDoubtful && (
          <Button small variant="primary" icon={KeyRound} onClick={() => setShown('open')}>
            {t('recovery.open')}
          </Button>
        )}
        {hasNewest && (
          <Button small icon={KeyRound} onClick={() => setShown('new')}>
            {t(code === undefined ? 'recovery.make' : 'recovery.renew')}
          </Button>
        )}
      </div>
      {shown === 'new' && <NewCodeDialog isFirst={code === undefined} onClose={close} after={refetch} />}
      {shown === 'open' && <OpenDialog onClose={close} after={refetch} />}
    </>
  )
}

function Words({ state: { keys, missing, code } }: { state: RecoveryState }) {
  if (keys === 0) return <p>{t('recovery.noKeys')}</p>
  return (
    <>
      {missing > 0 && (
        <Notice tone="warn">
          {t('recovery.missing')} {t('recovery.missingHint')}
        </Notice>
      )}
      {code === undefined ? (
        <p>{t('recovery.none')}</p>
      ) : (
        <p>
          {t('recovery.madeAt', { when: formatDayAndTime(code.madeAt) })}
          {code.opens < keys && !code.isDoubtful && <> {t('recovery.behind')}</>}
        </p>
      )}
      {code?.isDoubtful && <Notice tone="error">{t('recovery.doubtful')}</Notice>}
    </>
  )
}
