import { render } from 'preact'
import { useState } from 'preact/hooks'
import { act } from 'preact/test-utils'
import { afterEach, expect, it } from 'vitest'
import { SecretInput } from '@/components/ui/secret-input'

const place = document.createElement('div')
afterEach(() => render(null, place))

function Form() {
  const [text, setText] = useState('')
  return <SecretInput id="secret" showLabel="Show the passphrase" value={text} onText={setText} />
}

it('hides what is typed until one asks to see it, and again', async () => {
  render(<Form />, place)
  const input = place.querySelector('input')!
  const button = place.querySelector('button')!
  input.value = 'four words of mine'
  await act(() => void input.dispatchEvent(new Event('input', { bubbles: true })))
  expect(input.type).toBe('password')
  await act(() => button.click())
  expect([input.type, input.value, button.getAttribute('aria-pressed')]).toEqual([
    'text',
    'four words of mine',
    'true',
  ])
  await act(() => button.click())
  expect([input.type, input.value]).toEqual(['password', 'four words of mine'])
})
