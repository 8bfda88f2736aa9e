import './media-offer.css'
import { Download, Paperclip } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { fileIcon } from '@/components/ui/file-icon'
import { fileSize } from '@/components/ui/file-size'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import type { ChatSighting } from '@/storage/schema/chat'
import type { MediaBrief } from '@/storage/schema/media'
import { AppError } from '@/utils/app-error'
import { showError } from '../../app/errors'
import { useCustomer } from '../../customer'
import { type PageLink, usePageLink } from '../../page-link'

/** The files that go with a reply. Beside a chat they are handed to WhatsApp, which shows its own preview; else saved. */
export function MediaOffer({ files }: { files: readonly MediaBrief[] }) {
  const { chat } = useCustomer()
  const link = usePageLink()
  if (files.length === 0) return null
  return (
    <ul class="media-offer" aria-label={t('replies.files')}>
      {files.map((file) => (
        <OfferedFile
          key={file.id}
          file={file}
          act={actionFor(file, link, chat)}
          canAttach={link !== undefined}
        />
      ))}
    </ul>
  )
}

type OfferedProps = { file: MediaBrief; act: () => Promise<void>; canAttach: boolean }

function OfferedFile({ file, act, canAttach }: OfferedProps) {
  const [isBusy, setBusy] = useState(false)
  const Icon = fileIcon(file.type)
  const run = async (): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    try {
      await act()
    } catch (error) {
      showError(error, { retry: () => void run() })
    }
    setBusy(false)
  }
  return (
    <li class="media-offered">
      <Icon size={16} aria-hidden="true" />
      <span class="grow">
        <span class="media-name one-line" dir="auto" title={file.name}>
          {file.name}
        </span>
        <span class="media-size">{fileSize(file.size)}</span>
      </span>
      <Button
        small
        icon={canAttach ? Paperclip : Download}
        aria-label={t(canAttach ? 'replies.attachFile' : 'replies.saveFile', { name: file.name })}
        aria-disabled={isBusy}
        onClick={() => void run()}
      >
        {t(canAttach ? 'replies.attach' : 'replies.save')}
      </Button>
    </li>
  )
}

function actionFor(file: MediaBrief, link: PageLink | undefined, chat: ChatSighting | undefined) {
  return async (): Promise<void> => {
    if (link === undefined) {
      const { saveFile } = await import('../../media')
      return saveFile(file)
    }
    return attach(file, link, chat)
  }
}

async function attach(file: MediaBrief, link: PageLink, chat: ChatSighting | undefined): Promise<void> {
  if (chat === undefined) throw new AppError('chat-changed')
  // Refused unless this very visit of this very chat is still open.
  const token = await link.prepare({ key: chat.key, epoch: chat.epoch })
  const how = await link.attach(token, file)
  showToast({
    text: t(how === 'shown' ? 'replies.attached' : 'replies.saveOffered', { name: file.name }),
    tone: how === 'shown' ? 'done' : 'error',
  })
}
