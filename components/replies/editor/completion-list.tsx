import { useEffect, useRef } from 'preact/hooks'
import { t } from '@/locales/t'
import type { Completion } from '@/utils/templates/completion'
import type { TemplateValues } from '@/utils/templates/context'
import { completionLabel } from './completion-text'

type CompletionListProps = {
  id: string
  options: readonly Completion[]
  active: number
  values: TemplateValues
  onTake: (option: Completion) => void
}

/** What can be written at the caret. The text area keeps the focus; the list shows which one is active. */
export function CompletionList({ id, options, active, values, onTake }: CompletionListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div
      class="completions"
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={t('replies.variables')}
      ref={list}
    >
      {options.map((option, index) => (
        <div
          key={`${option.group}${option.name}`}
          id={`${id}-${index}`}
          class="completion"
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(option)}
        >
          <span class="one-line" dir="auto">
            {completionLabel(option)}
          </span>
          <bdi class="completion-name">{option.name}</bdi>
          {values[option.name] !== undefined && (
            <span class="completion-value one-line" dir="auto">
              {values[option.name]}
            </span>
          )}
        </div>
      ))}
    </div>
  )
}
