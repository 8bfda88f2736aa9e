import { LogOut } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import { leaveTeam } from './leave-team'

/** For a device that was removed: there is nothing left to keep or to lose. */
export function LeaveOver() {
  return (
    <Section title={t('team.leave')}>
      <div class="stack">
        <p class="quiet">{t('team.leaveOver')}</p>
        <div>
          <Button icon={LogOut} onClick={() => void leaveTeam({ wipe: false })}>
            {t('team.leave')}
          </Button>
        </div>
      </div>
    </Section>
  )
}
