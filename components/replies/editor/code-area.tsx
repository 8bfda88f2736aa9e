import './code-area.css'
import type { Ref, TextareaHTMLAttributes } from 'preact'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { CodePiece } from './code-pieces'

type CodeAreaProps = TextareaHTMLAttributes & {
  value: string
  pieces: readonly CodePiece[]
  areaRef: Ref<HTMLTextAreaElement>
  /** Where `popup` hangs, as an index in the text. */
  popupAt: number | undefined
  popup: ComponentChildren
}

/**
 * A text area whose text is drawn by a layer behind it. The layer gives both their height and the box around them
 * scrolls, so that there is nothing to keep in step; the area stays a plain one for input methods and spell checkers.
 */
export function CodeArea({ pieces, areaRef, popupAt, popup, value, ...area }: CodeAreaProps) {
  const layer = useRef<HTMLPreElement>(null)
  const place = usePlace(layer, popupAt, value)
  return (
    <div class="code">
      <div class="code-scroll">
        <div class="code-stack">
          <pre class="code-layer" dir="auto" aria-hidden="true" ref={layer}>
            {pieces.map((piece) => (
              <span key={piece.start} class={classOf(piece)} data-start={piece.start}>
                {piece.text}
              </span>
            ))}
            {'\n'}
          </pre>
          <textarea {...area} class="code-text" dir="auto" ref={areaRef} value={value} />
        </div>
      </div>
      {popup !== undefined && place && (
        <div class="code-popup" style={place}>
          {popup}
        </div>
      )}
    </div>
  )
}

function classOf({ kind, isInPlaceholder, level }: CodePiece): string {
  const inside = isInPlaceholder ? ' token-inside' : ''
  return `token-${kind}${inside}${level === undefined ? '' : ` token-has-${level}`}`
}

type Place = { insetBlockStart: string; left: string }

/** @returns where the popup goes: below the character at `index`, inside of the box. */
function usePlace(
  layer: { current: HTMLPreElement | null },
  index: number | undefined,
  value: string,
): Place | undefined {
  const [place, setPlace] = useState<Place>()
  useLayoutEffect(() => {
    setPlace(index === undefined || layer.current === null ? undefined : placeOf(layer.current, index))
  }, [index, value])
  return place
}

const POPUP_PX = 280

function placeOf(layer: HTMLPreElement, index: number): Place | undefined {
  const spans = [...layer.querySelectorAll<HTMLElement>('[data-start]')]
  const span = spans.findLast((one) => Number(one.dataset['start']) <= index)
  const text = span?.firstChild
  const box = layer.closest('.code')?.getBoundingClientRect()
  if (!(text instanceof Text) || box === undefined) return undefined
  const range = document.createRange()
  const offset = Math.min(index - Number(span?.dataset['start']), text.length)
  range.setStart(text, offset)
  range.setEnd(text, offset)
  const caret = range.getBoundingClientRect()
  const left = Math.max(0, Math.min(caret.left - box.left, box.width - POPUP_PX))
  return { insetBlockStart: `${caret.bottom - box.top + 4}px`, left: `${left}px` }
}
