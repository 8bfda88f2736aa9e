import * as z from 'zod/mini'
import { type HealthReport, healthReportSchema } from '@/storage/schema/health'
import { sessionValue } from '@/storage/session'
import { announce } from '@/storage/write/announce'

const reports = sessionValue('health', z.record(z.string(), healthReportSchema), {})

/** Keeps the newest report of a tab while the browser runs. */
export async function keepReport(tabId: number, report: HealthReport): Promise<void> {
  await reports.update((all) => ({ ...all, [tabId]: report }))
  announce({ health: 'all' })
}

/** @returns the newest report of each WhatsApp tab. */
export async function allReports(): Promise<HealthReport[]> {
  return Object.values(await reports.get())
}

/** The tab was closed. */
export async function dropReport(tabId: number): Promise<void> {
  const known = await reports.get()
  if (!Object.hasOwn(known, String(tabId))) return
  await reports.update((all) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => id !== String(tabId))),
  )
  announce({ health: 'all' })
}
