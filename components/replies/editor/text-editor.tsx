import { useId, useState } from 'preact/hooks'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { BodyField } from './body-field'
import { DraftPreview } from './draft-preview'
import { type EditedReply, type ReplyFaults, withMoreText, withoutText, withText } from './edited-reply'
import { usePreviewContact } from './preview-contact'
import { tabName, TextLanguage, TextTabs } from './text-tabs'
import { useFacts } from './use-facts'
import { useTried } from './use-tried'

type TextEditorProps = {
  reply: EditedReply
  /** Takes the reply as it is at that moment. */
  onChange: (change: (reply: EditedReply) => EditedReply) => void
  faults: ReplyFaults
  rows: readonly ReplyRow[]
}

/** The texts of a reply, one tab for each language, and what a customer would get from the one in sight. */
export function TextEditor({ reply, onChange, faults, rows }: TextEditorProps) {
  const id = useId()
  const { texts, labels, shortcut } = reply
  const { active, text, setActive, add, remove } = useTexts(reply, onChange)
  const { card, choose } = usePreviewContact()
  const facts = useFacts(card, rows, text.language)
  const tried = useTried({ body: text.body, shortcut, labels }, facts, rows)
  const fault = faults.bodies.get(active)
  const hasTabs = texts.length > 1

  return (
    <>
      <div>
        {hasTabs && (
          <TextTabs
            id={id}
            texts={texts}
            active={active}
            faulty={new Set(faults.bodies.keys())}
            onActive={setActive}
          />
        )}
        <div
          class="tab-panel"
          id={`${id}-panel`}
          {...(hasTabs && { role: 'tabpanel', 'aria-labelledby': `${id}-tab-${active}` })}
        >
          <TextLanguage
            texts={texts}
            active={active}
            onLanguage={(language) => onChange((now) => withText(now, active, { language }))}
            onAdd={add}
            onRemove={remove}
          />
          <BodyField
            key={active}
            body={text.body}
            onBody={(body) => onChange((now) => withText(now, active, { body }))}
            error={fault && t(fault)}
            facts={facts}
            findings={text.body.trim() === '' ? [] : tried.findings}
            characters={tried.characters}
          />
        </div>
      </div>
      <DraftPreview
        card={card}
        rendered={tried.rendered}
        answers={tried.answers}
        onAnswers={tried.setAnswers}
        onChoose={choose}
      />
    </>
  )
}

/** @returns which text is in sight, and what adds one or takes it away. */
function useTexts({ texts }: EditedReply, onChange: TextEditorProps['onChange']) {
  const [wished, setActive] = useState(0)
  const active = Math.min(wished, texts.length - 1)
  const text = texts[active] ?? texts[0]
  const add = (language: string): void => {
    onChange((now) => withMoreText(now, now.texts.length, { language, body: text.body }))
    setActive(texts.length)
  }
  const remove = (): void => {
    onChange((now) => withoutText(now, active))
    setActive(Math.max(0, active - 1))
    const putBack = (): void => onChange((now) => withMoreText(now, active, text))
    showToast({
      text: t('replies.languageRemoved', { language: tabName(text.language) }),
      tone: 'done',
      action: { label: t('undo.action'), run: putBack },
    })
  }
  return { active, text, setActive, add, remove }
}
