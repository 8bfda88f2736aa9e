import type { BenchTarget } from './bench-target'

const NAMED: Record<string, { code: string; windowsVirtualKeyCode: number; text?: string }> = {
  Enter: { code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Escape: { code: 'Escape', windowsVirtualKeyCode: 27 },
  Backspace: { code: 'Backspace', windowsVirtualKeyCode: 8 },
  '/': { code: 'Slash', windowsVirtualKeyCode: 191, text: '/' },
  '-': { code: 'Minus', windowsVirtualKeyCode: 189, text: '-' },
  ' ': { code: 'Space', windowsVirtualKeyCode: 32, text: ' ' },
}

const CONTROL = 2

/** Selects all and deletes it. */
export async function clearField(page: BenchTarget): Promise<void> {
  const selectAll = { modifiers: CONTROL, key: 'a', code: 'KeyA', windowsVirtualKeyCode: 65 }
  await page.session.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    ...selectAll,
    commands: ['selectAll'],
  })
  await page.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...selectAll })
  await pressKey(page, 'Backspace')
}

/** Presses one key as a keyboard does: a letter, a digit, or one of the named ones. */
export async function pressKey({ session }: BenchTarget, key: string): Promise<void> {
  const named = NAMED[key] ?? plainKey(key)
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, ...named })
  const { code, windowsVirtualKeyCode } = named
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, windowsVirtualKeyCode })
}

function plainKey(key: string): { code: string; windowsVirtualKeyCode: number; text: string } {
  const upper = key.toUpperCase()
  const code = /\d/.test(key) ? `Digit${key}` : `Key${upper}`
  return { code, windowsVirtualKeyCode: upper.charCodeAt(0), text: key }
}
