import { useMemo, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { Product, ProductDraft } from '@/storage/schema/product'
import { CURRENCIES } from '@/utils/products/currencies'
import { ConflictFields } from '../conflict-fields'
import { Encodings } from '../encodings'
import type { ChosenFile } from '../open-files'
import type { ConflictChoice } from '../plan-import'
import { PreviewNotes } from '../preview-notes'
import { productCandidates, productDrafts, tooManyBy } from './plan-products'
import type { productLines } from './product-notes'
import { ProductTable } from './product-table'
import type { ReadProducts } from './read-product-files'

type PreviewProps = ReadProducts & {
  files: readonly ChosenFile[]
  currency: string
  lines: ReturnType<typeof productLines>
  stored: readonly Product[]
  onReread: (files: readonly ChosenFile[], currency: string) => void
  onImport: (drafts: ProductDraft[], choice: ConflictChoice) => void
  onCancel: () => void
}

/** What is in the tables and what would become of it. Nothing is written yet. */
export function ProductPreview(props: PreviewProps) {
  const { files, currency, found, lines, stored, onReread, onImport, onCancel } = props
  const [choice, setChoice] = useState<ConflictChoice>('skip')
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const candidates = useMemo(() => productCandidates(found, stored), [found, stored])
  const taken = candidates.filter(({ id }) => !leftOut.has(id))
  const conflicts = taken.filter(({ inTheWay }) => inTheWay !== undefined).length
  const count = choice === 'skip' ? taken.length - conflicts : taken.length
  const excess = tooManyBy(stored.length, choice === 'both' ? taken.length : taken.length - conflicts)
  const names = files.map(({ name }) => name).join(', ')
  return (
    <div class="stack import-preview">
      <p>{t('exchange.foundProducts', { count: candidates.length, files: names })}</p>
      <Encodings
        files={files}
        onEncoding={(name, encoding) =>
          onReread(
            files.map((file) => (file.name === name ? { ...file, encoding } : file)),
            currency,
          )
        }
      />
      <CurrencySelect currency={currency} onChange={(code) => onReread(files, code)} />
      <PreviewNotes {...lines} />
      {candidates.some(({ inTheWay }) => inTheWay !== undefined) && (
        <ConflictFields kind="product" count={conflicts} choice={choice} onChoice={setChoice} />
      )}
      <ProductTable candidates={candidates} leftOut={leftOut} onLeftOut={setLeftOut} />
      {excess > 0 && <Notice tone="warn">{t('exchange.tooManyProducts', { count: excess })}</Notice>}
      <div class="file-actions">
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        <Button
          variant="primary"
          disabled={count === 0 || excess > 0}
          onClick={() => onImport(productDrafts(candidates, leftOut), choice)}
        >
          {t('exchange.importProductCount', { count })}
        </Button>
      </div>
    </div>
  )
}

type SelectProps = { currency: string; onChange: (currency: string) => void }

/** Many tables hold bare numbers. */
function CurrencySelect({ currency, onChange }: SelectProps) {
  const codes: readonly string[] = CURRENCIES
  return (
    <Field label={t('exchange.bareCurrency')}>
      {(control) => (
        <select
          {...control}
          class="input import-currency"
          value={currency}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {(codes.includes(currency) ? codes : [currency, ...codes]).map((code) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
