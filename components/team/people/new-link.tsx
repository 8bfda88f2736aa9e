import { Copy } from 'lucide-preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import type { NewInvite } from '@/storage/sync/people-wire'
import { formatDayAndTime } from '@/utils/format'
import { copyText } from '../../app/copy-text'

type LinkProps = { invite: NewInvite; onDone: () => void }

/** The one time the link of an invite is shown: nobody can look it up later. */
export function NewLink({ invite: { link, expiresAt }, onDone }: LinkProps) {
  const copy = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => copy.current?.focus(), [])
  return (
    <div class="stack">
      <p>{t('team.inviteReady')}</p>
      <Field label={t('team.link')} hint={t('team.inviteUntil', { when: formatDayAndTime(expiresAt) })}>
        {(control) => (
          <input
            {...control}
            class="input"
            dir="ltr"
            readOnly
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Field>
      <div class="dialog-actions">
        <Button variant="primary" icon={Copy} buttonRef={copy} onClick={() => void copyText(link)}>
          {t('team.inviteCopy')}
        </Button>
        <Button onClick={onDone}>{t('team.done')}</Button>
      </div>
    </div>
  )
}
