import { Split } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { mayChange } from '@/components/app/may'
import { usePhone } from '@/components/app/use-phone'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { Alias } from '@/storage/schema/alias'
import { useAccountName } from '../../you-are'
import { useMore } from '../more-scope'
import { Part } from '../part'
import { SplitForm } from './split-form'

/** The names under which WhatsApp shows a customer. With one there is nothing to tell. */
export function Names() {
  const { aliases } = useMore().more
  const [isSplitting, setSplitting] = useState(false)
  if (aliases.length < 2) return null
  const hasAccounts = new Set(aliases.map(({ account }) => account)).size > 1
  const lineOf = (alias: Alias) => <NameLine alias={alias} showsAccount={hasAccounts} />
  return (
    <Part id="names" title={t('names.title')} summary={String(aliases.length)} isBusy={isSplitting}>
      {isSplitting ? (
        <SplitForm aliases={aliases} lineOf={lineOf} onClose={() => setSplitting(false)} />
      ) : (
        <>
          <ul>
            {aliases.map((alias) => (
              <li key={alias.id}>{lineOf(alias)}</li>
            ))}
          </ul>
          {mayChange('contacts') && (
            <Button variant="quiet" small icon={Split} onClick={() => setSplitting(true)}>
              {t('names.split')}
            </Button>
          )}
        </>
      )}
    </Part>
  )
}

function NameLine({ alias, showsAccount }: { alias: Alias; showsAccount: boolean }) {
  const { kind, value } = alias
  const { text } = usePhone(kind === 'phone' ? value : '')
  const account = useAccountName(alias.account)
  return (
    <span class="name-line">
      {kind === 'phone' && <bdi dir="ltr">{text}</bdi>}
      {kind === 'name' && <bdi>{value}</bdi>}
      {(kind === 'lid' || kind === 'group') && t('names.hidden', { end: value.slice(-4) })}
      {showsAccount && alias.account !== '' && <span class="quiet"> {t('names.in', { account })}</span>}
    </span>
  )
}
