import { Plus } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { ColorDot } from './chip'
import type { ComboboxChoice } from './combobox-choices'

type ListProps = {
  id: string
  label: string
  choices: readonly ComboboxChoice[]
  active: number
  createLabel: (text: string) => string
  onTake: (choice: ComboboxChoice) => void
}

/** The open list of a combobox. The field keeps the focus; the list only shows which choice is active. */
export function ComboboxList({ id, label, choices, active, createLabel, onTake }: ListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div class="combobox-list" role="listbox" id={`${id}-list`} aria-label={label} tabIndex={-1} ref={list}>
      {choices.map((choice, index) => (
        <div
          key={choice.kind === 'option' ? choice.option.id : 'create'}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          class="combobox-option"
          // A blur of the field would close the list before the click arrives.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(choice)}
        >
          <ChoiceText choice={choice} createLabel={createLabel} />
        </div>
      ))}
    </div>
  )
}

function ChoiceText({
  choice,
  createLabel,
}: {
  choice: ComboboxChoice
  createLabel: (text: string) => string
}) {
  if (choice.kind === 'create') {
    return (
      <>
        <Plus size={14} aria-hidden="true" />
        <span dir="auto">{createLabel(choice.text)}</span>
      </>
    )
  }
  const { label, hint, color } = choice.option
  return (
    <>
      {color !== undefined && <ColorDot color={color} />}
      <span dir="auto">{label}</span>
      {hint !== undefined && <span class="combobox-hint">{hint}</span>}
    </>
  )
}
