import { render } from 'preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Lazy, preload } from '@/components/app/lazy'

const place = document.createElement('div')
afterEach(() => render(null, place))

describe('a part that is loaded when it is needed', () => {
  it('shows when it was preloaded between its first drawing and the look that follows it', async () => {
    const part = Promise.resolve(() => <p>In 1 hour</p>)
    const load = () => part
    preload(load)
    render(<Lazy load={load} />, place)
    expect(place.textContent).not.toContain('In 1 hour')
    await vi.waitFor(() => expect(place.textContent).toBe('In 1 hour'))
  })
})
