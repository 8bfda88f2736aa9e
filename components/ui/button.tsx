import './button.css'
import type { LucideIcon } from 'lucide-preact'
import type { ButtonHTMLAttributes, ComponentChildren, Ref } from 'preact'

type ButtonProps = Omit<ButtonHTMLAttributes, 'icon' | 'size'> & {
  variant?: 'quiet' | 'outline' | 'primary' | 'danger'
  icon?: LucideIcon
  small?: boolean
  children: ComponentChildren
  buttonRef?: Ref<HTMLButtonElement>
}

export function Button({
  variant = 'outline',
  icon: Icon,
  small,
  children,
  buttonRef,
  ...rest
}: ButtonProps) {
  const classes = `button button-${variant}${small ? ' button-small' : ''}`
  return (
    <button type="button" {...rest} class={classes} ref={buttonRef ?? null}>
      {Icon && <Icon size={16} aria-hidden="true" />}
      {children}
    </button>
  )
}

export type IconButtonProps = Omit<ButtonHTMLAttributes, 'icon' | 'label'> & {
  label: string
  icon: LucideIcon
  /** The icon points along the line, so it turns with the writing direction. */
  flips?: boolean
  buttonRef?: Ref<HTMLButtonElement>
}

export function IconButton({ label, icon: Icon, flips, buttonRef, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      class="icon-button"
      ref={buttonRef ?? null}
    >
      <Icon size={18} aria-hidden="true" {...(flips && { class: 'flips' })} />
    </button>
  )
}
