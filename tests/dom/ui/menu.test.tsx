import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { Tags } from 'lucide-preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Menu } from '@/components/ui/menu'

const AWAY_MS = 150

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

async function openMenu(): Promise<HTMLElement> {
  render(<Menu label="Later" icon={Tags} items={[{ label: 'In 1 hour', run: () => undefined }]} />)
  const button = screen.getByRole('button', { name: 'Later' })
  fireEvent.click(button)
  await vi.advanceTimersByTimeAsync(0)
  expect(document.activeElement).toBe(screen.getByRole('menuitem', { name: 'In 1 hour' }))
  return button
}

describe('an open menu', () => {
  it('stays when another window takes the focus for a moment', async () => {
    await openMenu()
    fireEvent.blur(window)
    await vi.advanceTimersByTimeAsync(AWAY_MS - 1)
    fireEvent.focus(window)
    await vi.advanceTimersByTimeAsync(10 * AWAY_MS)
    expect(screen.queryByRole('menu')).not.toBeNull()
  })

  it('closes when one goes on elsewhere, and gives the focus back on return', async () => {
    const button = await openMenu()
    fireEvent.blur(window)
    await vi.advanceTimersByTimeAsync(AWAY_MS)
    expect(screen.queryByRole('menu')).toBeNull()
    expect(document.activeElement).not.toBe(button)
    fireEvent.focus(window)
    expect(document.activeElement).toBe(button)
  })
})
