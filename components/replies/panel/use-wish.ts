import { useEffect, useRef, useState } from 'preact/hooks'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import { AppError } from '@/utils/app-error'
import { showError } from '../../app/errors'
import { useCustomer } from '../../customer'
import { usePageLink } from '../../page-link'

type Wish = {
  /** The preview shows what was answered last. */
  isReady: boolean
  grant: () => void
}

/**
 * Whoever answers the last question and presses Enter is faster than the preview: the wish waits for what they will see.
 * When the preview goes away first, the person is told that nothing happened.
 * @returns a function that wishes.
 */
export function useWish({ isReady, grant }: Wish): () => void {
  const [isWished, setWished] = useState(false)
  const isOpen = useRef(false)
  useEffect(() => {
    if (!isWished || !isReady) return
    isOpen.current = false
    setWished(false)
    grant()
  }, [isWished, isReady])

  const { chat } = useCustomer()
  const link = usePageLink()
  useEffect(
    () => () => {
      if (!isOpen.current) return
      const shown = link?.state.peek()?.chat
      if (shown?.key === chat?.key && shown?.epoch === chat?.epoch) {
        showToast({ text: t('replies.notInserted'), tone: 'error' })
      } else showError(new AppError('chat-changed'))
    },
    [],
  )
  return () => {
    isOpen.current = true
    setWished(true)
  }
}
