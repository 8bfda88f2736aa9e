import { Check } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { settings } from '../../app/settings'
import { deviceNameFrom } from './device-name'
import { type Invite, type LinkFault, readInvite } from './invite-link'
import { JoinLine } from './join-line'
import { type JoinFault, joinTeam } from './join-team'

type Draft = { link: string; userName: string; deviceName: string }
type Faults = { link?: LinkFault; name?: true; device?: true; join?: { fault: JoinFault; host: string } }

/** The link of an invite and two names. `children`: what is said before the button. */
export function JoinForm({ children }: { children?: ComponentChildren }) {
  const [typed, setDraft] = useState<Partial<Draft>>({})
  const draft = { ...proposed(), ...typed }
  const { faults, isBusy, submit } = useJoining(draft)
  return (
    <form
      class="stack team-form"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <JoinLine
        label={t('team.link')}
        hint={t('team.linkHint')}
        error={faults.link && t(`team.linkFault-${faults.link}`)}
        isLink
        value={draft.link}
        onText={(link) => setDraft({ ...typed, link })}
      />
      <JoinLine
        label={t('team.yourName')}
        hint={t('team.yourNameHint')}
        error={faults.name && t('team.nameFault')}
        value={draft.userName}
        onText={(userName) => setDraft({ ...typed, userName })}
      />
      <JoinLine
        label={t('team.device')}
        hint={t('team.deviceHint')}
        error={faults.device && t('team.deviceFault')}
        value={draft.deviceName}
        onText={(deviceName) => setDraft({ ...typed, deviceName })}
      />
      {children}
      {faults.join && (
        <Notice tone="error">{t(`team.fault-${faults.join.fault}`, { host: faults.join.host })}</Notice>
      )}
      <div>
        <Button variant="primary" icon={Check} type="submit" aria-disabled={isBusy}>
          {t(isBusy ? 'team.joining' : 'team.join')}
        </Button>
      </div>
    </form>
  )
}

/** Until the person types something else; the settings may come later than the form. */
function proposed(): Draft {
  return {
    link: '',
    userName: settings.value?.myName ?? '',
    deviceName: deviceNameFrom(navigator.userAgent),
  }
}

function useJoining(draft: Draft): { faults: Faults; isBusy: boolean; submit: () => void } {
  const [faults, setFaults] = useState<Faults>({})
  const [isBusy, setBusy] = useState(false)
  const join = async (invite: Invite): Promise<void> => {
    setBusy(true)
    const names = { userName: draft.userName.trim(), deviceName: draft.deviceName.trim() }
    const fault = await joinTeam(invite, names)
    setBusy(false)
    if (fault === undefined) showToast({ text: t('team.joined'), tone: 'done' })
    else setFaults({ join: { fault, host: invite.host } })
  }
  const submit = (): void => {
    if (isBusy) return
    const invite = readInvite(draft.link)
    const found: Faults = {
      ...(typeof invite === 'string' && { link: invite }),
      ...(draft.userName.trim() === '' && { name: true }),
      ...(draft.deviceName.trim() === '' && { device: true }),
    }
    setFaults(found)
    if (typeof invite !== 'string' && Object.keys(found).length === 0) void join(invite)
  }
  return { faults, isBusy, submit }
}
