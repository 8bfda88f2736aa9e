import { CAPABILITIES, type HealthReport } from '@/storage/schema/health'

/** What the report says about where it was made. */
export type Surroundings = {
  version: string
  browser: string
  tabs: { open: number; connected: number } | undefined
}

/** @returns the text of the report: structure only. No name, number or message of anybody is in it. */
export function reportText(
  reports: readonly HealthReport[],
  { version, browser, tabs }: Surroundings,
): string {
  const head = {
    chatside: version,
    browser,
    ...(tabs && { tabs: { open: tabs.open, connected: tabs.connected } }),
  }
  return JSON.stringify({ ...head, pages: reports.map(structureOf) }, null, 2)
}

/** Only the fields that are known to hold no personal data, so that a new one cannot slip in. */
function structureOf(report: HealthReport) {
  const capabilities = CAPABILITIES.map((name) => [name, `${report[name].state} (${report[name].via})`])
  return {
    at: new Date(report.at).toISOString(),
    ...Object.fromEntries(capabilities),
    selectors: report.selectors,
    faults: report.faults,
    page: report.page,
  }
}
