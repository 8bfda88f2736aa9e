import { LogOut } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/dialog'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import type { TeamState } from '@/storage/protocol/team'
import { leaveTeam } from './leave-team'

const WAYS = ['Keep', 'Wipe'] as const
type Way = (typeof WAYS)[number]

/** Out of the team with this device, with what is here or without it. */
export function LeavePart({ state }: { state: TeamState }) {
  const [way, setWay] = useState<Way>('Keep')
  const [isAsking, setAsking] = useState(false)
  const leave = async (): Promise<void> => {
    setAsking(false)
    await leaveTeam({ wipe: way === 'Wipe' })
  }
  return (
    <Section title={t('team.leave')}>
      <div class="stack">
        <p class="quiet">{t('team.leaveHint')}</p>
        <fieldset class="team-choice">
          <legend class="visually-hidden">{t('team.leave')}</legend>
          {WAYS.map((one) => (
            <label key={one} class="check">
              <input type="radio" name="team-leave" checked={way === one} onChange={() => setWay(one)} />
              <span>
                {t(`team.leave${one}`)}
                <span class="field-hint"> {t(`team.leave${one}Hint`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div>
          <Button icon={LogOut} onClick={() => setAsking(true)}>
            {t('team.leave')}
          </Button>
        </div>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t('team.leaveTitle', { team: state.link?.ws ?? t('team.title') })}
          confirmLabel={t('team.leave')}
          cancelLabel={t('common.cancel')}
          isDanger
          onConfirm={() => void leave()}
          onCancel={() => setAsking(false)}
        >
          <p>{t(`team.leave${way}Confirm`)}</p>
          {state.waiting > 0 && <p>{t('team.leaveUnsent', { count: state.waiting })}</p>}
          {state.waiting > 0 && way === 'Wipe' && <p>{t('team.leaveUnsentKept')}</p>}
        </ConfirmDialog>
      )}
    </Section>
  )
}
