import { Copy, CornerDownLeft } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { useInSight } from '@/components/ui/use-in-sight'
import { t } from '@/locales/t'
import type { Rendered } from '@/storage/protocol/page'
import type { ReplyRow } from '@/storage/schema/reply'
import { useQuery } from '@/storage/use-query'
import { copyText } from '../../app/copy-text'
import { QueryError } from '../../app/query-error'
import { useCustomer } from '../../customer'
import { usePageLink } from '../../page-link'
import { type Answers, isOpen } from '../form/answers'
import { HoleForm } from '../form/hole-form'
import { languageName } from '@/components/app/language-name'
import { MediaOffer } from '../media/media-offer'
import { RenderedText } from './rendered-text'
import { useInsertion } from './use-insertion'
import { useWish } from './use-wish'

type PreviewProps = {
  row: ReplyRow
  /** Grows when Enter in the list asks to insert this reply; 0 at first. */
  insertion: number
}

/** Exactly what the customer will get, and the button that puts it into the composer. */
export function ReplyPreview({ row, insertion }: PreviewProps) {
  const { target } = useCustomer()
  const link = usePageLink()
  const [answers, setAnswers] = useState<Answers>({})
  const replyId = row.id
  const { data: rendered, error, isStale, refetch } = useQuery('replies.render', { replyId, target, answers })
  const insert = useInsertion({ replyId, target, answers, rendered, refetch })
  const [asked, setAsked] = useState(0)
  const [isWarned, setWarned] = useState(false)
  const needsWarning = rendered?.recentReplies !== undefined

  const grant = (): void => {
    if (rendered === undefined) return
    if (!isComplete(rendered, answers)) setAsked((count) => count + 1)
    else if (link === undefined) void copyText(rendered.text)
    else if (needsWarning && !isWarned) setWarned(true)
    else {
      setWarned(false)
      void insert()
    }
  }
  const wish = useWish({ isReady: !isStale, grant })
  useEffect(() => {
    // Whoever presses Enter may be faster than this is loaded.
    if (insertion > 0) wish()
  }, [insertion])

  const box = useRef<HTMLDivElement>(null)
  useInSight(box, rendered !== undefined)
  useInSight(box, isWarned)
  if (error) return <QueryError error={error} retry={refetch} />
  if (rendered === undefined) return null
  const { holes, unresolved, media } = rendered
  return (
    <div class="preview" ref={box} role="group" aria-label={t('replies.preview')}>
      <RenderedText {...rendered} />
      <ShownLanguage row={row} rendered={rendered} />
      <HoleForm
        holes={holes}
        unresolved={unresolved}
        answers={answers}
        onAnswers={setAnswers}
        onDone={wish}
        focusRequest={asked}
        target={target}
      />
      <PreviewActions
        rendered={rendered}
        canCopy={isComplete(rendered, answers)}
        isWarned={isWarned}
        onInsert={wish}
      />
      <MediaOffer files={media} />
    </div>
  )
}

type ActionsProps = { rendered: Rendered; canCopy: boolean; isWarned: boolean; onInsert: () => void }

function PreviewActions({
  rendered: { text, recentReplies = 0 },
  canCopy,
  isWarned,
  onInsert,
}: ActionsProps) {
  const link = usePageLink()
  return (
    <>
      {isWarned && (
        <p class="preview-warning" role="alert">
          {t('replies.manyRecent', { count: recentReplies })}
        </p>
      )}
      <div class="row">
        {link && (
          <Button variant="primary" small icon={CornerDownLeft} onClick={onInsert}>
            {t(isWarned ? 'replies.insertAnyway' : 'replies.insert')}
          </Button>
        )}
        <Button small icon={Copy} disabled={!canCopy} onClick={() => void copyText(text)}>
          {t('replies.copy')}
        </Button>
      </div>
    </>
  )
}

/** Which of its languages the customer gets, where a reply has more than one. */
function ShownLanguage({ row, rendered }: { row: ReplyRow; rendered: Rendered }) {
  if ((row.languages?.length ?? 0) < 2 || rendered.language === undefined) return null
  return (
    <p class="preview-language">{t('replies.inLanguage', { language: languageName(rendered.language) })}</p>
  )
}

function isComplete({ holes, unresolved }: Rendered, answers: Answers): boolean {
  return unresolved.length === 0 && !holes.some((hole) => isOpen(hole, answers, unresolved))
}
