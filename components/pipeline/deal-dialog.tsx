import { MessageCircle, Trash2 } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { t } from '@/locales/t'
import type { BoardDeal } from '@/storage/protocol/customers'
import type { Stage } from '@/storage/schema/deal'
import { newId } from '@/utils/ids'
import { openWhatsApp } from '../app/open-whatsapp'
import { settings } from '../app/settings'
import { write } from '../app/write'
import { faultsOfDeal, toDealDraft, type TypedDeal, typeDeal } from './deal-draft'
import { DealFields } from './deal-fields'

type DialogProps = { deal?: BoardDeal; stageId?: string; stages: readonly Stage[]; onClose: () => void }

export function DealDialog({ deal, stageId, stages, onClose }: DialogProps) {
  const [id] = useState(() => deal?.id ?? newId())
  const [contactId, setContactId] = useState(deal?.contactId)
  const [typed, setTyped] = useState(() => (deal === undefined ? blankDeal(stages, stageId) : typeDeal(deal)))
  const [isChecked, setChecked] = useState(false)
  const faults = faultsOfDeal(typed, contactId)
  const save = async (): Promise<void> => {
    setChecked(true)
    if (contactId === undefined || Object.keys(faults).length > 0) return
    const draft = toDealDraft(id, typed)
    const done = t('pipeline.saved', { title: draft.title })
    const written = await write('deals.save', { target: { contactId }, contactId, deal: draft }, done)
    if (written !== undefined) onClose()
  }
  return (
    <Dialog
      title={t(deal === undefined ? 'pipeline.new' : 'pipeline.edit')}
      onClose={onClose}
      className="deal-dialog"
    >
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <DealFields
          typed={typed}
          contact={deal?.contact}
          stages={stages}
          faults={isChecked ? faults : {}}
          onChange={setTyped}
          onContact={setContactId}
        />
        {deal !== undefined && <DealTools deal={deal} onClose={onClose} />}
        <div class="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit">
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function DealTools({ deal, onClose }: { deal: BoardDeal; onClose: () => void }) {
  const remove = async (): Promise<void> => {
    const { id, title } = deal
    if ((await write('deals.remove', { id }, t('pipeline.removed', { title }))) !== undefined) onClose()
  }
  return (
    <div class="row deal-tools">
      <Button small icon={MessageCircle} onClick={() => void openWhatsApp(deal.contactId)}>
        {t('contacts.openChat')}
      </Button>
      <Button small variant="quiet" icon={Trash2} onClick={() => void remove()}>
        {t('pipeline.remove')}
      </Button>
    </div>
  )
}

function blankDeal(stages: readonly Stage[], stageId: string | undefined): TypedDeal {
  const first = stages.find(({ kind }) => kind === 'open') ?? stages[0]
  return {
    title: '',
    amount: '',
    currency: settings.value?.currency ?? 'USD',
    stageId: stageId ?? first?.id ?? '',
    expectedClose: '',
    note: '',
  }
}
