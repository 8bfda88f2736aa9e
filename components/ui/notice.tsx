import './notice.css'
import type { LucideIcon } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'

type NoticeProps = {
  tone?: 'info' | 'warn' | 'error'
  children: ComponentChildren
  action?: ComponentChildren
}

/** One quiet line that stays while what it says is true. */
export function Notice({ tone = 'info', children, action }: NoticeProps) {
  return (
    <div class={`notice notice-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <span class="notice-text">{children}</span>
      {action}
    </div>
  )
}

type EmptyProps = {
  icon: LucideIcon
  title: string
  /** It is all there is on the page, so its title is the page's. */
  isPage?: boolean
  children?: ComponentChildren
}

/** What a screen says when there is nothing on it yet, and how to change that. */
export function Empty({ icon: Icon, title, isPage, children }: EmptyProps) {
  const Heading = isPage ? 'h1' : 'h2'
  return (
    <div class="empty">
      <Icon size={28} strokeWidth={1.5} aria-hidden="true" />
      <Heading class="empty-title">{title}</Heading>
      {children}
    </div>
  )
}

const PATIENCE_MS = 150

/** Grey bars, but only when the answer takes long enough to notice. */
export function Skeleton({ label, lines = 4 }: { label: string; lines?: number }) {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!isLate) return null
  return (
    <div class="section" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} class="skeleton" style={{ inlineSize: `${90 - ((index * 23) % 50)}%` }} />
      ))}
    </div>
  )
}
