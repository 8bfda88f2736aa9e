import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeAt } from '@/entrypoints/whatsapp.content/picker/place'

const PICKER_WIDTH = 620

describe('the place of the picker', () => {
  it('begins a little before the caret and above it', () => {
    const place = placeAt(caretAt(300, 700), { width: 1440, taken: 340, height: 800, isRtl: false })
    expect(place).toEqual({ left: '292px', bottom: '108px', maxHeight: '684px' })
  })

  it('goes below the caret where there is no room above', () => {
    const place = placeAt(caretAt(300, 60), { width: 1440, taken: 0, height: 800, isRtl: false })
    expect(place).toMatchObject({ top: '88px' })
  })

  it('never covers the sidebar while both have room, in either direction', () => {
    fc.assert(
      fc.property(fc.nat(1440), fc.nat(800), fc.boolean(), (x, y, isRtl) => {
        const place = placeAt(caretAt(x, y), { width: 1440, taken: 340, height: 820, isRtl })
        const distance = Number.parseInt(place.left ?? place.right ?? '', 10)
        expect(distance).toBeGreaterThanOrEqual(8)
        expect(distance + PICKER_WIDTH).toBeLessThanOrEqual(1440 - 340)
      }),
    )
  })
})

function caretAt(x: number, top: number) {
  return { left: x, right: x, top, bottom: top + 20 }
}
