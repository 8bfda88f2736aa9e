import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { type MessageKey, t } from '@/locales/t'
import { type ListedProduct, STOCK_STATES } from '@/storage/schema/product'
import { newId } from '@/utils/ids'
import { settings } from '../app/settings'
import { write } from '../app/write'
import { MediaField, useAttachments } from '../media'
import { PriceFields } from './price-fields'
import {
  blankProduct,
  faultsOfProduct,
  type ProductFaults,
  toProductDraft,
  typeProduct,
  type TypedProduct,
} from './product-draft'
import { StockSelect } from './stock-select'

type DialogProps = { stored: ListedProduct | undefined; onClose: () => void }

export function ProductDialog({ stored, onClose }: DialogProps) {
  const currency = settings.value?.currency ?? 'USD'
  const [id] = useState(() => stored?.id ?? newId())
  const [typed, setTyped] = useState(() =>
    stored === undefined ? blankProduct(currency) : typeProduct(stored, currency),
  )
  const [isChecked, setChecked] = useState(false)
  const attachments = useAttachments({ productId: id }, stored === undefined)
  const faults = faultsOfProduct(typed)
  const save = async (): Promise<void> => {
    setChecked(true)
    if (Object.keys(faults).length > 0) return
    const draft = toProductDraft(id, typed)
    const written = await write('products.save', draft, t('products.saved', { name: draft.name }))
    if (written !== undefined && (await attachments.commit())) onClose()
  }
  return (
    <Dialog title={t(stored === undefined ? 'products.new' : 'products.edit')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
        {...attachments.dropTarget}
      >
        <ProductFields typed={typed} onChange={setTyped} faults={isChecked ? faults : {}} />
        <MediaField
          label={t('products.picture')}
          hint={t('products.pictureHint')}
          files={stored?.picture === undefined ? [] : [stored.picture]}
          attachments={attachments}
          owner={{ productId: id }}
          only="image/*"
        />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit">
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type FieldsProps = { typed: TypedProduct; onChange: (typed: TypedProduct) => void; faults: ProductFaults }

function ProductFields({ typed, onChange, faults }: FieldsProps) {
  const line = (field: 'name' | 'sku' | 'link', label: MessageKey, fault?: MessageKey) => (
    <Field label={t(label)} error={fault && t(fault)}>
      {(control) => (
        <input
          {...control}
          class="input"
          dir={field === 'name' ? 'auto' : 'ltr'}
          maxLength={field === 'link' ? 2_000 : 300}
          value={typed[field]}
          onInput={(event) => onChange({ ...typed, [field]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      {line('name', 'products.name', faults.name)}
      <PriceFields
        prices={typed.prices}
        fault={faults.prices}
        onChange={(prices) => onChange({ ...typed, prices })}
      />
      <div class="product-pair">
        {line('sku', 'products.sku')}
        <Field label={t('products.stock')}>
          {(control) => (
            <StockSelect
              control={control}
              value={STOCK_STATES.find((state) => state === typed.stock)}
              onChange={(stock) => onChange({ ...typed, stock: stock ?? '' })}
            />
          )}
        </Field>
      </div>
      {line('link', 'products.link', faults.link)}
      <Field label={t('products.note')} hint={t('products.noteHint')}>
        {(control) => (
          <textarea
            {...control}
            class="input"
            dir="auto"
            rows={2}
            maxLength={20_000}
            value={typed.note}
            onInput={(event) => onChange({ ...typed, note: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  )
}
