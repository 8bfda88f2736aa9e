import '../team.css'
import { Eye, UserRoundCog } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import type { Colleague, TeamState } from '@/storage/protocol/team'
import { useQuery } from '@/storage/use-query'
import { openWorkspace } from '../../app/open-workspace'
import { write } from '../../app/write'
import { useCustomer } from '../../customer'
import { mayAssign, mayShow, takersOf } from './may-assign'
import { ShareDialog } from './share-dialog'

type Link = NonNullable<TeamState['link']>

/** In a team: who looks after the customer on the card, and the ways to change that. Without one, nothing. */
export function Whose() {
  const { isSaved } = useCustomer()
  const { data: state } = useQuery('team.state', {})
  const link = state?.link
  const { data: colleagues } = useQuery('team.colleagues', link === undefined ? undefined : {})
  if (state === undefined || link === undefined || state.phase === 'off' || !isSaved) return null
  return (
    <Section title={t('teamCard.title')}>
      {state.phase === 'revoked' ? <IsOver /> : <WhoseOf link={link} colleagues={colleagues ?? []} />}
    </Section>
  )
}

function IsOver() {
  return (
    <Notice
      tone="warn"
      action={
        <Button small onClick={() => openWorkspace('#/team')}>
          {t('teamCard.look')}
        </Button>
      }
    >
      {t('teamCard.over')}
    </Notice>
  )
}

function WhoseOf({ link, colleagues }: { link: Link; colleagues: readonly Colleague[] }) {
  const { card, chat } = useCustomer()
  const { contact } = card
  const [isSharing, setSharing] = useState(false)
  const items = useAssignItems(link, colleagues)
  return (
    <div class="stack">
      <p>{whoseText(contact.ownerId, link, colleagues)}</p>
      {(items.length > 0 || mayShow(link, contact)) && (
        <div class="row team-actions">
          {items.length > 0 && (
            <Menu label={t('teamCard.assign')} icon={UserRoundCog} items={items} isWide atStart />
          )}
          {/* Only the workspace may ask the server about people. */}
          {chat === undefined && mayShow(link, contact) && (
            <Button small icon={Eye} onClick={() => setSharing(true)}>
              {t('teamCard.share')}
            </Button>
          )}
        </div>
      )}
      {isSharing && <ShareDialog contact={contact} link={link} onClose={() => setSharing(false)} />}
    </div>
  )
}

function useAssignItems(link: Link, colleagues: readonly Colleague[]): MenuItem[] {
  const { card } = useCustomer()
  const { id: contactId, ownerId, name: contact } = card.contact
  if (!mayAssign(link, card.contact)) return []
  const give = (to: string | null, done: string): void =>
    void write('team.assign', { contactId, ownerId: to }, done)
  const people = takersOf(colleagues, ownerId).map(({ id, name }) => ({
    label: id === link.user.id ? t('teamCard.toMe', { name }) : name,
    run: () => give(id, t('teamCard.assigned', { contact, name })),
  }))
  const nobody = {
    label: t('teamCard.toNobody'),
    run: () => give(null, t('teamCard.assignedNobody', { contact })),
  }
  return ownerId === undefined ? people : [...people, nobody]
}

function whoseText(ownerId: string | undefined, { user }: Link, colleagues: readonly Colleague[]): string {
  if (ownerId === undefined) return t('teamCard.everybody')
  if (ownerId === user.id) return t('teamCard.mine')
  const name = colleagues.find(({ id }) => id === ownerId)?.name ?? t('teamCard.someone')
  return t('teamCard.with', { name })
}
