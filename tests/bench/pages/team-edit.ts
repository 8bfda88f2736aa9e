import type { BenchTarget } from '../browser/bench-target'

/** Opens the card of a contact and waits until it shows a text. */
export async function openCard(page: BenchTarget, contactId: string, text: string): Promise<void> {
  await page.evaluate((id) => void (location.hash = `#/contacts/${id}`), contactId)
  await whenShown(page, text)
}

/** Writes a contact's company through the background. @returns when it was asked for, by the shared clock. */
export function editCompany(page: BenchTarget, contactId: string, company: string): Promise<number> {
  return page.evaluate(
    async (id, value) => {
      const at = window.benchNow()
      await window.teamAsk('contacts.save', { target: { contactId: id }, id, patch: { company: value } })
      return at
    },
    contactId,
    company,
  )
}

/** Waits for the frame in which the open card shows a text. @returns when that was, by the shared clock. */
export function whenShown(page: BenchTarget, text: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const deadline = performance.now() + 30_000
    for (;;) {
      const card = document.querySelector('.contacts-detail')
      const inputs = [...(card?.querySelectorAll('input') ?? [])]
      if (card?.textContent.includes(wanted) === true || inputs.some(({ value }) => value === wanted))
        return window.benchNow()
      if (performance.now() > deadline) throw new Error(`The card never showed ${wanted}`)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  }, text)
}
