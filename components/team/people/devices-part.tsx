import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/dialog'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import type { Device } from '@/storage/sync/people-wire'
import { formatMoment } from '@/utils/format'
import { useMinute } from '../../app/clock'
import { doAdmin } from './do-admin'
import type { Office } from './use-people'

/** The devices of whoever one may act for: the server names no others. */
export function DevicesPart({ office }: { office: Office }) {
  const { devices, members } = office
  const [asked, setAsked] = useState<Device>()
  const there = devices.filter(({ isRevoked }) => !isRevoked)
  const personOf = ({ userId }: Device): string => members.find(({ id }) => id === userId)?.name ?? ''
  const revoke = ({ id, name }: Device): void => {
    setAsked(undefined)
    void doAdmin(() => askWorkspace('team.revokeDevice', { id }), {
      done: t('team.revoked', { name }),
      after: office.refetch,
    })
  }
  return (
    <Section title={t('team.devices')} count={there.length}>
      <ul class="team-list" aria-label={t('team.devices')}>
        {there.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            person={personOf(device)}
            isThis={device.id === office.deviceId}
            onRevoke={() => setAsked(device)}
          />
        ))}
      </ul>
      {asked && (
        <ConfirmDialog
          title={t('team.revokeTitle', { name: asked.name })}
          confirmLabel={t('team.revoke')}
          cancelLabel={t('common.cancel')}
          isDanger
          onConfirm={() => revoke(asked)}
          onCancel={() => setAsked(undefined)}
        >
          <p>{t('team.revokeText', { person: personOf(asked) })}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}

type RowProps = { device: Device; person: string; isThis: boolean; onRevoke: () => void }

function DeviceRow({ device: { name, seenAt }, person, isThis, onRevoke }: RowProps) {
  const now = useMinute()
  const seen = seenAt === null ? t('team.neverSeen') : t('team.seen', { when: formatMoment(seenAt, now) })
  return (
    <li class="team-row">
      <div class="grow">
        <p class="team-name">
          <bdi>{name}</bdi>
          {isThis && <span class="quiet"> ({t('team.thisDevice')})</span>}
        </p>
        <p class="quiet team-small">
          <bdi>{person}</bdi> · {seen}
        </p>
        {isThis && <p class="quiet team-small">{t('team.revokeOwn')}</p>}
      </div>
      {!isThis && (
        <Button small aria-label={t('team.revokeThis', { name })} onClick={onRevoke}>
          {t('team.revoke')}
        </Button>
      )}
    </li>
  )
}
