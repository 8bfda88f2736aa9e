import { useEffect, useState } from 'preact/hooks'
import { t } from '@/locales/t'
import type { CardData } from '@/storage/protocol/ui'
import type { RenderedTemplate } from '@/utils/templates/rendered'
import type { Answers } from '../form/answers'
import { HoleForm } from '../form/hole-form'
import { RenderedText } from '../panel/rendered-text'
import { PreviewContact } from './preview-contact'

type DraftPreviewProps = {
  card: CardData | undefined
  rendered: RenderedTemplate
  answers: Answers
  onAnswers: (answers: Answers) => void
  onChoose: (contactId: string) => void
}

/** What a chosen contact would get from the text as it is being written, with the form it would ask. */
export function DraftPreview({ card, rendered, answers, onAnswers, onChoose }: DraftPreviewProps) {
  const name = card?.contact.name
  const [asked, setAsked] = useState(0)
  useEffect(() => setAsked(0), [rendered.text])
  return (
    <section class="draft-preview" aria-label={t('replies.preview')}>
      <h2 class="field-label one-line">
        {name === undefined ? t('replies.preview') : t('replies.previewFor', { name })}
      </h2>
      <div class="preview" role="group" aria-label={t('replies.preview')}>
        <RenderedText {...rendered} />
        <HoleForm
          holes={rendered.holes}
          unresolved={rendered.unresolved}
          answers={answers}
          onAnswers={onAnswers}
          onDone={() => setAsked(asked + 1)}
          focusRequest={asked}
          target={card && { contactId: card.contact.id }}
        />
        {rendered.stops.length > 1 && (
          <p class="field-hint">{t('replies.stops', { count: rendered.stops.length })}</p>
        )}
      </div>
      {card !== undefined && <PreviewContact onChoose={onChoose} />}
    </section>
  )
}
