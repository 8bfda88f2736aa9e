import { Plus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import type { SuggestionRule } from '@/storage/schema/suggestion'
import { language } from '@/utils/i18n'
import { newId } from '@/utils/ids'
import { exampleRules } from '@/utils/suggestions/examples'
import { describeCondition } from './describe-condition'
import type { TypedRule } from './rule-draft'

type ExampleRulesProps = {
  known: readonly SuggestionRule[]
  replies: readonly ReplyRow[]
  onOpen: (rule: TypedRule) => void
}

/** Rules to begin with: each opens in the editor, where its reply is chosen and it is tried out before it is saved. */
export function ExampleRules({ known, replies, onOpen }: ExampleRulesProps) {
  const [isShown, setShown] = useState(known.length === 0)
  const names = new Set(known.map(({ name }) => name))
  const examples = exampleRules(language.value).filter(({ name }) => !names.has(name))
  if (examples.length === 0) return null
  if (!isShown) {
    return (
      <div class="examples">
        <Button small variant="quiet" onClick={() => setShown(true)}>
          {t('rules.showExamples')}
        </Button>
      </div>
    )
  }
  return (
    <section class="examples" aria-label={t('rules.examples')}>
      <h2 class="section-title">{t('rules.examples')}</h2>
      <ul>
        {examples.map(({ shortcut, ...example }) => {
          const reply = replies.find((row) => row.shortcut === shortcut && row.isArchived !== true)
          return (
            <li key={example.name} class="rule">
              <div class="rule-text">
                <span class="rule-name">{example.name}</span>
                <span class="quiet">{describeCondition(example.condition, [])}</span>
              </div>
              <Button
                small
                icon={Plus}
                onClick={() =>
                  onOpen({ ...example, id: newId(), isOn: true, ...(reply && { replyId: reply.id }) })
                }
              >
                {t('rules.use')}
                <span class="visually-hidden"> {example.name}</span>
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
