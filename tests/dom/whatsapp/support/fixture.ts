import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const FIXTURES = [
  '2026-bare-de',
  '2026-bare-en-dark',
  '2026-bare-en-gb-unsaved-number',
  '2026-bare-pt-br-business',
  '2026-no-chat-open',
  'legacy-prefixed-c-us-en',
] as const
export type FixtureName = (typeof FIXTURES)[number]

const DIR = join(import.meta.dirname, '../../../fixtures/whatsapp')

/** Shows a saved page in the test's document, in place of what was there. */
export function showFixture(name: FixtureName): void {
  const page = new DOMParser().parseFromString(readFileSync(join(DIR, `${name}.html`), 'utf8'), 'text/html')
  const { documentElement: html } = document
  for (const attribute of html.getAttributeNames()) html.removeAttribute(attribute)
  for (const { name: key, value } of page.documentElement.attributes) html.setAttribute(key, value)
  document.body.className = page.body.className
  document.body.replaceChildren(...page.body.childNodes)
}
