import { useEffect, useRef } from 'preact/hooks'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import type { Rendered } from '@/storage/protocol/page'
import type { Target } from '@/storage/protocol/shared'
import { AppError } from '@/utils/app-error'
import { copyText } from '../../app/copy-text'
import { showError } from '../../app/errors'
import { useCustomer } from '../../customer'
import { type PageLink, usePageLink } from '../../page-link'
import type { Answers } from '../form/answers'

type Previewed = {
  replyId: string
  target: Target
  answers: Answers
  /** What the person sees. Nothing else is ever inserted. */
  rendered: Rendered | undefined
  refetch: () => void
}

/**
 * Freezes chat and composer when the preview appears, and again when somebody comes back to look at it, so that an
 * insertion aborts if either changed since.
 * @returns a function that inserts what is previewed and tells what became of it.
 */
export function useInsertion(previewed: Previewed): () => Promise<void> {
  const { chat } = useCustomer()
  const link = usePageLink()
  const token = useRef<Promise<string>>(undefined)

  const prepare = (): void => {
    if (link === undefined || chat === undefined) return
    const asked = link.prepare({ key: chat.key, epoch: chat.epoch })
    // A failure is told when somebody inserts; until then a preview may be all that is wanted.
    asked.catch(() => undefined)
    token.current = asked
  }
  useEffect(() => {
    prepare()
    window.addEventListener('focus', prepare)
    return () => window.removeEventListener('focus', prepare)
  }, [link, previewed.replyId, chat?.key, chat?.epoch])

  const insert = async (): Promise<void> => {
    try {
      await insertPreviewed(link, token.current, previewed)
    } catch (error) {
      showError(error, {
        retry: () => {
          prepare()
          void insert()
        },
        copy: () => void copyText(previewed.rendered?.text ?? ''),
      })
    }
    // One token is for one insertion; the next needs a fresh look at the composer.
    prepare()
  }
  return insert
}

async function insertPreviewed(
  link: PageLink | undefined,
  token: Promise<string> | undefined,
  { replyId, target, answers, rendered, refetch }: Previewed,
): Promise<void> {
  // Without a frozen chat nothing says whose composer this is.
  if (link === undefined || token === undefined || rendered === undefined) throw new AppError('chat-changed')
  const { text, stops } = rendered
  const fresh = await askUi('replies.render', { replyId, target, answers })
  if (fresh.text !== text) {
    refetch()
    showToast({ text: t('replies.changed'), tone: 'error' })
    return
  }
  await link.insert(await token, { replyId, text, stops })
  showToast({ text: t('replies.inserted'), tone: 'done' })
  link.focusComposer()
  // The text is in the message box whether or not its answers are remembered.
  askUi('replies.inserted', { replyId, target, answers }).catch((error: unknown) => showError(error))
}
