import { Braces } from 'lucide-preact'
import { useId, useMemo, useRef } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { t } from '@/locales/t'
import type { LintFinding } from '@/utils/templates/lint'
import { CodeArea } from './code-area'
import { codePieces } from './code-pieces'
import { CompletionList } from './completion-list'
import { Findings } from './findings'
import type { Facts } from './use-facts'
import { replaceText, useCompletion } from './use-completion'

const MOST_CHARACTERS = 20_000

type BodyFieldProps = {
  body: string
  onBody: (body: string) => void
  error: string | undefined
  facts: Facts
  findings: readonly LintFinding[]
  /** Of what the customer gets. */
  characters: number
}

/** The text of a reply, with its placeholders told apart, what fits at the caret, and what could be better. */
export function BodyField({ body, onBody, error, facts, findings, characters }: BodyFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const completion = useCompletion(area, facts.known)
  const { found, active } = completion
  const id = useId()
  const pieces = useMemo(() => codePieces(body, findings), [body, findings])
  const select = (start: number, end: number): void => {
    area.current?.focus()
    area.current?.setSelectionRange(start, end)
  }
  return (
    <div>
      <Field label={t('replies.body')} error={error} hint={t('replies.bodyHint')}>
        {(control) => (
          <CodeArea
            {...control}
            areaRef={area}
            rows={6}
            maxLength={MOST_CHARACTERS}
            spellcheck
            aria-autocomplete="list"
            aria-controls={found && id}
            aria-activedescendant={found && `${id}-${active}`}
            value={body}
            pieces={pieces}
            onInput={(event) => {
              onBody(event.currentTarget.value)
              if (!event.isComposing) completion.look()
            }}
            onKeyDown={completion.onKeyDown}
            onPointerDown={completion.close}
            onBlur={completion.close}
            popupAt={found?.from}
            popup={
              found && (
                <CompletionList
                  id={id}
                  options={found.options}
                  active={active}
                  values={facts.values}
                  onTake={completion.take}
                />
              )
            }
          />
        )}
      </Field>
      <FieldFoot characters={characters} onPlaceholder={() => beginPlaceholder(area.current)} />
      <Findings
        body={body}
        findings={findings}
        onGo={select}
        onFix={(start, end, text) => area.current && replaceText(area.current, start, end, text)}
      />
    </div>
  )
}

function FieldFoot({ characters, onPlaceholder }: { characters: number; onPlaceholder: () => void }) {
  return (
    <div class="reply-counter">
      <Button small icon={Braces} onClick={onPlaceholder}>
        {t('replies.variables')}
      </Button>
      <span>{t('replies.length', { count: characters })}</span>
    </div>
  )
}

/** Two braces at the caret: what can stand in them is offered as if they had been typed. */
function beginPlaceholder(area: HTMLTextAreaElement | null): void {
  if (area === null) return
  replaceText(area, area.selectionStart, area.selectionEnd, '{{')
}
