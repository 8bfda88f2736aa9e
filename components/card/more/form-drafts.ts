import { useEffect } from 'preact/hooks'
import { showError } from '@/components/app/errors'
import { createDraftStore, type Draft, type DraftStore, useCustomer } from '@/components/customer'

// Forms below the card that somebody began and has not saved: each stays with the customer it is for.
export const dealDrafts = createDraftStore('deals')
export const orderDrafts = createDraftStore('orders')
export const consentDrafts = createDraftStore('consents')

/** What was begun in one form, and what becomes of it. */
export type FormDraft = {
  begun: Draft | undefined
  /** Keeps what is typed; `text` names it in short. */
  keep: (text: string, fields: Record<string, string>) => void
  drop: () => void
  /** It is over once `save` says that it is saved. */
  whileSaving: (save: () => Promise<boolean>) => void
}

/** @returns the row whose form was half filled in for the customer on the screen; '' for a new one. */
export function useBegunRow(store: DraftStore): string | undefined {
  const customer = useCustomer()
  useEffect(() => {
    store.load().catch((error: unknown) => showError(error))
  }, [store])
  return store.of(customer)?.fields?.['rowId']
}

/** @param rowId the row that the form changes; undefined for a new one. */
export function useFormDraft(store: DraftStore, rowId: string | undefined): FormDraft {
  const customer = useCustomer()
  const draft = store.of(customer)
  const begun = draft?.fields?.['rowId'] === (rowId ?? '') ? draft : undefined
  return {
    begun,
    keep: (text, fields) => store.type(customer, text, { ...fields, rowId: rowId ?? '' }),
    drop: () => {
      if (begun !== undefined) store.drop(begun)
    },
    whileSaving: (save) => void (begun === undefined ? save() : store.whileSaving(begun, save)),
  }
}
