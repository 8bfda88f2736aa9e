import { useEffect, useRef } from 'preact/hooks'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import type { Rendered } from '@/storage/protocol/page'
import type { Target } from '@/storage/protocol/shared'
import { showError } from '../app/errors'
import { useCustomer } from '../customer'
import { type PageLink, usePageLink } from '../page-link'
import { copyText } from '../app/copy-text'

type Insertion = {
  replyId: string
  target: Target
  answers: Record<string, string>
  /** What the person sees. Nothing else is ever inserted. */
  rendered: Rendered | undefined
  refetch: () => void
}

/**
 * Freezes chat and composer when the preview appears, and again when somebody comes back to look at it, so that an
 * insertion aborts if either changed since.
 * @returns a function that inserts what is previewed.
 */
export function useInsertion(insertion: Insertion): () => Promise<void> {
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
  }, [insertion.replyId, chat?.key, chat?.epoch])

  const insert = async (): Promise<void> => {
    if (link === undefined || insertion.rendered === undefined) return
    const { text } = insertion.rendered
    try {
      await insertPreviewed(link, token.current, insertion, insertion.rendered)
    } catch (error) {
      showError(error, {
        retry: () => {
          prepare()
          void insert()
        },
        copy: () => void copyText(text),
      })
    }
    // One token is for one insertion; the next needs a fresh look at the composer.
    prepare()
  }
  return insert
}

async function insertPreviewed(
  link: PageLink,
  token: Promise<string> | undefined,
  { replyId, target, answers, refetch }: Insertion,
  { text, caret }: Rendered,
): Promise<void> {
  const fresh = await askUi('replies.render', { replyId, target, answers })
  if (fresh.text !== text) {
    refetch()
    showToast({ text: t('replies.changed'), tone: 'error' })
    return
  }
  if (token === undefined) return
  await link.insert(await token, text, caret)
  showToast({ text: t('replies.inserted'), tone: 'done' })
  link.focusComposer()
  askUi('replies.used', { replyId }).catch((error: unknown) => showError(error))
}
