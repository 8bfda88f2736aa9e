import type { Page } from 'playwright-core'

export type HeardNode = { role: string; name: string; properties: Record<string, unknown> }

/** @returns a look at what the browser shows to assistive technology under a role, closed roots included. */
export async function heardRoles(page: Page): Promise<(role: string) => Promise<HeardNode[]>> {
  const session = await page.context().newCDPSession(page)
  return async (role) => {
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    return nodes
      .filter((node) => !node.ignored && node.role?.value === role)
      .map((node) => ({
        role,
        name: String(node.name?.value ?? ''),
        properties: Object.fromEntries(
          (node.properties ?? []).map(({ name, value }) => [
            name,
            value.relatedNodes?.[0]?.idref ?? value.value,
          ]),
        ),
      }))
  }
}
