import { Copy, CornerDownLeft } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { useInSight } from '@/components/ui/use-in-sight'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { AppError } from '@/utils/app-error'
import { showError } from '../app/errors'
import { QueryError } from '../app/query-error'
import { useCustomer } from '../customer'
import { usePageLink } from '../page-link'
import { copyText } from '../app/copy-text'
import { HoleForm } from './hole-form'
import { RenderedText } from './rendered-text'
import { useInsertion } from './use-insertion'

type PreviewProps = {
  replyId: string
  /** Grows when Enter in the list asks to insert. */
  insertion: number
}

/** Exactly what the customer will get, and the button that puts it into the composer. */
export function ReplyPreview({ replyId, insertion }: PreviewProps) {
  const { target } = useCustomer()
  const link = usePageLink()
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const { data: rendered, error, isStale, refetch } = useQuery('replies.render', { replyId, target, answers })
  const insert = useInsertion({ replyId, target, answers, rendered, refetch })
  const [asked, setAsked] = useState(0)
  const [wantsInsertion, setWantsInsertion] = useState(false)
  const isWished = useRef(false)
  const isComplete = rendered !== undefined && rendered.unresolved.length === 0

  // Whoever answers the last question and presses Enter is faster than the preview: it waits for what they will see.
  useEffect(() => {
    if (!wantsInsertion || isStale) return
    isWished.current = false
    setWantsInsertion(false)
    if (isComplete) void insert()
    else setAsked((count) => count + 1)
  }, [wantsInsertion, isStale])
  const [firstInsertion] = useState(insertion)
  const run = (): void => {
    isWished.current = true
    setWantsInsertion(true)
  }
  useEffect(() => {
    if (insertion !== firstInsertion) run()
  }, [insertion])
  // Another chat took this one's place between the press and the insertion.
  useEffect(() => () => void (isWished.current && showError(new AppError('chat-changed'))), [])

  const box = useRef<HTMLDivElement>(null)
  useInSight(box, rendered !== undefined)
  if (error) return <QueryError error={error} retry={refetch} />
  if (rendered === undefined) return null
  return (
    <div class="preview" ref={box} role="group" aria-label={t('replies.preview')}>
      <RenderedText rendered={rendered} />
      <HoleForm
        names={holesOf(rendered.unresolved, answers)}
        answers={answers}
        onAnswer={(name, value) => setAnswers(withAnswer(answers, name, value))}
        onDone={run}
        focusRequest={asked}
      />
      <div class="row">
        {link && (
          <Button variant="primary" small icon={CornerDownLeft} onClick={run}>
            {t('replies.insert')}
          </Button>
        )}
        <Button small icon={Copy} disabled={!isComplete} onClick={() => void copyText(rendered.text)}>
          {t('replies.copy')}
        </Button>
      </div>
    </div>
  )
}

/** What was asked for once stays in the form while it is filled in. */
function holesOf(unresolved: readonly string[], answers: Record<string, string>): string[] {
  return [...new Set([...Object.keys(answers), ...unresolved])]
}

function withAnswer(answers: Record<string, string>, name: string, value: string): Record<string, string> {
  // An emptied answer is an open question again, never a silent gap in the text.
  const { [name]: _, ...others } = answers
  return value === '' ? others : { ...answers, [name]: value }
}
