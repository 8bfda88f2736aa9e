import './menu.css'
import type { LucideIcon } from 'lucide-preact'
import type { RefObject } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button, IconButton, type IconButtonProps } from './button'
import { ColorDot } from './chip'
import { moveFocus } from './move-focus'

export type MenuItem = {
  label: string
  icon?: LucideIcon
  hint?: string
  /** The name of a tag colour to show before the label. */
  swatch?: string
  isDanger?: boolean
  run: () => void
}

type MenuProps = {
  label: string
  icon: LucideIcon
  items: readonly MenuItem[]
  atStart?: boolean
  /** Shows the label beside the icon. */
  isWide?: boolean
  tabIndex?: number
}

/** How long another window may have the focus before an open menu is taken for left. */
const AWAY_MS = 150

/**
 * A button that opens a list of commands, where there are any. Arrows move, Escape closes and gives the focus back.
 */
export function Menu(props: MenuProps) {
  return props.items.length === 0 ? null : <OpeningMenu {...props} />
}

function OpeningMenu({ label, icon, items, atStart, isWide, tabIndex }: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  const anchor = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  useCloseOutside(isOpen, anchor, button, () => setOpen(false))
  useLayoutEffect(() => {
    if (!isOpen) return
    list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    list.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])

  const Opener = isWide ? WideOpener : IconButton
  const close = (): void => {
    setOpen(false)
    button.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    } else if (event.key === 'Tab') setOpen(false)
    else if (moveFocus(event, list.current, '[role=menuitem]')) event.preventDefault()
  }

  return (
    <div class="menu-anchor" ref={anchor}>
      <Opener
        label={label}
        icon={icon}
        buttonRef={button}
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <div
          class={`menu${atStart ? ' menu-starts' : ''}`}
          role="menu"
          tabIndex={-1}
          id={id}
          aria-label={label}
          ref={list}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <MenuButton key={item.label} item={item} onDone={close} />
          ))}
        </div>
      )}
    </div>
  )
}

function WideOpener({ label, ...rest }: IconButtonProps) {
  return (
    <Button small {...rest}>
      {label}
    </Button>
  )
}

function MenuButton({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const Icon = item.icon
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      class={`menu-item${item.isDanger ? ' menu-item-danger' : ''}`}
      onClick={() => {
        onDone()
        item.run()
      }}
    >
      {Icon && <Icon size={16} aria-hidden="true" />}
      {item.swatch !== undefined && <ColorDot color={item.swatch} />}
      <span>{item.label}</span>
      {item.hint !== undefined && <span class="menu-item-hint">{item.hint}</span>}
    </button>
  )
}

/**
 * A click beside the embedded sidebar reaches another document: only the lost focus tells. A notification may take it for
 * a moment and give it back, which is no reason to close.
 */
function useCloseOutside(
  isOpen: boolean,
  anchor: RefObject<HTMLElement | null>,
  button: RefObject<HTMLElement | null>,
  close: () => void,
): void {
  useEffect(() => {
    if (!isOpen) return undefined
    const onPointer = (event: Event): void => {
      if (!(event.target instanceof Node) || anchor.current?.contains(event.target) !== true) close()
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const onFocus = (): void => clearTimeout(timer)
    const onBlur = (): void => {
      timer = setTimeout(() => {
        close()
        window.addEventListener('focus', () => focusIfNowhere(button.current), { once: true })
      }, AWAY_MS)
    }
    document.addEventListener('pointerdown', onPointer)
    window.addEventListener('blur', onBlur)
    window.addEventListener('focus', onFocus)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerdown', onPointer)
      window.removeEventListener('blur', onBlur)
      window.removeEventListener('focus', onFocus)
    }
  }, [isOpen])
}

/** The focus went down with the menu: whoever comes back goes on where they were. */
function focusIfNowhere(element: HTMLElement | null): void {
  if (document.activeElement === null || document.activeElement === document.body) element?.focus()
}
