import { useEffect, useState } from 'preact/hooks'
import { Field } from '@/components/ui/field'
import type { ComboboxOption } from '@/components/ui/combobox-choices'
import { SearchCombobox } from '@/components/ui/search-combobox'
import { t } from '@/locales/t'
import type { ProductChoice } from '@/storage/schema/product'
import { useQuery } from '@/storage/use-query'
import { answerIn } from './answers'
import type { HoleFieldProps } from './hole-field'

type ProductFieldProps = HoleFieldProps & { fault: string | undefined }

/** Searches the products. What is picked stays in the field by its name; typing looks for another one. */
export function ProductField({ hole, answers, onAnswer, onDone, target, fault }: ProductFieldProps) {
  const productId = answerIn(hole, answers)
  const [typed, setTyped] = useState<string>()
  const name = useProductName(typed === undefined ? productId : '')
  const text = typed ?? name ?? ''
  const { data: choices = [] } = useQuery('products.choices', {
    search: productId === '' ? text.trim() : '',
    ...(target && { target }),
  })
  return (
    <Field label={hole.label} error={fault}>
      {(control) => (
        <>
          <SearchCombobox
            control={control}
            label={hole.label}
            placeholder={t('replies.form.searchProducts')}
            text={text}
            onText={(next) => {
              setTyped(next)
              onAnswer('')
            }}
            options={choices.map(toOption)}
            onPick={({ id, label }) => {
              setTyped(label)
              onAnswer(id)
            }}
            onEnter={onDone}
          />
          {choices.length === 0 && productId === '' && text !== '' && (
            <span class="field-hint">{t('replies.form.noProduct')}</span>
          )}
        </>
      )}
    </Field>
  )
}

/** @returns the name of a product that is known by its id only: the one this customer got last. */
function useProductName(id: string): string | undefined {
  const { data } = useQuery('products.list', id === '' ? undefined : {})
  const [name, setName] = useState<string>()
  const found = data?.find((product) => product.id === id)?.name
  useEffect(() => {
    if (found !== undefined) setName(found)
  }, [found])
  return id === '' ? undefined : name
}

function toOption({ id, name, sku, price, stock }: ProductChoice): ComboboxOption {
  const isOut = stock === 'out' ? t('replies.form.outOfStock') : undefined
  const hint = [sku, price, isOut].filter((part) => part !== undefined).join(' · ')
  return hint === '' ? { id, label: name } : { id, label: name, hint }
}
