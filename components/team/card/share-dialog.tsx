import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Check } from '@/components/ui/field'
import { Notice, Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { askWorkspace } from '@/storage/client'
import type { TeamState } from '@/storage/protocol/team'
import type { Contact } from '@/storage/schema/contact'
import type { Member } from '@/storage/sync/people-wire'
import { doAdmin } from '../people/do-admin'
import { usePeople } from '../people/use-people'
import { teamFaultText } from '../team-fault'

type DialogProps = { contact: Contact; link: NonNullable<TeamState['link']>; onClose: () => void }

/** Which single colleagues see a customer, beside whoever looks after them. Each tick counts at once. */
export function ShareDialog({ contact, link, onClose }: DialogProps) {
  const { id: contactId, name } = contact
  const { people, error, refetch } = usePeople()
  const others = people?.members.filter(
    ({ id, hasLeft }) => !hasLeft && id !== contact.ownerId && id !== link.user.id,
  )
  const show = (member: Member, isOn: boolean): void => {
    const ask = (on: boolean): Promise<void> =>
      askWorkspace('team.share', { contactId, userId: member.id, isOn: on })
    void doAdmin(() => ask(isOn), {
      done: t(isOn ? 'team.shareOn' : 'team.shareOff', { name: member.name, contact: name }),
      undo: () => ask(!isOn),
      after: refetch,
    })
  }
  return (
    <Dialog title={t('team.shareTitle', { name })} onClose={onClose}>
      <div class="stack">
        <p class="quiet">{t('team.shareHint', { name })}</p>
        {error && <Notice tone="error">{teamFaultText(error)}</Notice>}
        {people === undefined && error === undefined && <Skeleton label={t('common.loading')} />}
        {others?.length === 0 && <p>{t('team.shareNobody')}</p>}
        {others?.map((member) => (
          <Check
            key={member.id}
            label={member.name}
            checked={
              people?.shares.some((one) => one.contactId === contactId && one.userId === member.id) === true
            }
            onChange={(isOn) => show(member, isOn)}
          />
        ))}
      </div>
      <div class="dialog-actions">
        <Button onClick={onClose}>{t('common.close')}</Button>
      </div>
    </Dialog>
  )
}
