import { describe, expect, it } from 'vitest'
import { isOpen, layoutFor, roomFor } from '@/entrypoints/whatsapp.content/sidebar-frame/layout'

describe('the layout of the sidebar', () => {
  it.each([
    ['auto', 1_600, 'push'],
    ['auto', 1_400, 'push'],
    ['auto', 1_399, 'rail'],
    ['auto', 800, 'rail'],
    ['open', 1_200, 'push'],
    ['open', 1_000, 'push'],
    ['open', 999, 'overlay'],
    ['rail', 2_000, 'rail'],
    ['hidden', 2_000, 'hidden'],
  ] as const)('for %s in a window of %i is %s', (setting, width, layout) => {
    expect(layoutFor(setting, width)).toBe(layout)
  })

  it('takes from the page what it stands on, and a rail’s width where it floats', () => {
    expect((['push', 'overlay', 'rail', 'hidden'] as const).map((layout) => roomFor(layout, 340))).toEqual([
      340, 48, 48, 0,
    ])
    expect((['push', 'overlay', 'rail', 'hidden'] as const).map(isOpen)).toEqual([true, true, false, false])
  })
})
