import type { ImportedContact } from './imported'

type Consent = { at: number; state: string; scope: string; way: string; note?: string | undefined }

/** A person with everything that may be taken along. Times are epoch ms. */
export type ExportedPerson = {
  contact: {
    [Field in keyof Omit<ImportedContact, 'name' | 'custom'>]: ImportedContact[Field] | undefined
  } & {
    id: string
    kind: string
    name: string
    custom: Record<string, string>
    heat?: number | undefined
    quiet?: { reason: string; at: number } | undefined
    consents?: Record<string, Consent> | undefined
    createdAt: number
    updatedAt: number
  }
  tags: readonly string[]
  phones: readonly string[]
  notes: readonly { text: string; createdAt: number; pinnedAt?: number | undefined }[]
  followUps: readonly {
    dueAt: number
    timeZone: string
    note?: string | undefined
    condition: string
    rule?: string | undefined
    state: string
    doneAt?: number | undefined
  }[]
  deals: readonly {
    id: string
    title: string
    amountMinor?: number | undefined
    currency: string
    stageId: string
    expectedClose?: string | undefined
    note?: string | undefined
    closedAt?: number | undefined
  }[]
  orders: readonly {
    id: string
    at: number
    amountMinor: number
    currency: string
    productId?: string | undefined
    dealId?: string | undefined
    note?: string | undefined
  }[]
  lastAt?: number | undefined
}
