import { useMemo, useState } from 'preact/hooks'
import type { ReplyRow } from '@/storage/schema/reply'
import type { Product } from '@/storage/schema/product'
import { useQuery } from '@/storage/use-query'
import { stockWords } from '@/utils/replies/stock-words'
import { countCharacters } from '@/utils/templates/characters'
import type { ProductValues } from '@/utils/templates/context'
import { type LintFinding, lintReply } from '@/utils/templates/lint'
import { renderTemplate } from '@/utils/templates/render'
import type { RenderedTemplate } from '@/utils/templates/rendered'
import type { Answers } from '../form/answers'
import type { Facts } from './use-facts'
import { useReplyBodies } from './use-reply-bodies'

type Written = { body: string; shortcut: string; labels: readonly string[] }

type Tried = {
  rendered: RenderedTemplate
  findings: LintFinding[]
  characters: number
  answers: Answers
  setAnswers: (answers: Answers) => void
}

/** Tries a text on the chosen contact as it is written. @returns what they would get, and what could be better. */
export function useTried(
  { body, shortcut, labels }: Written,
  facts: Facts,
  rows: readonly ReplyRow[],
): Tried {
  const [answers, setAnswers] = useState<Answers>({})
  const replyOf = useReplyBodies(body, rows)
  const { context, known } = facts
  const product = useProduct(answers['product'] ?? '', context.language, context.currency)
  const own = shortcut.trim() === '' ? {} : { shortcut: shortcut.trim() }
  const rendered = renderTemplate(body, { ...context, ...own, answers, replyOf, ...(product && { product }) })
  const { characters } = countCharacters(rendered.text)
  const labelsKey = labels.join('\n')
  const findings = useMemo(
    () =>
      lintReply(
        { body, labels },
        {
          variables: known.variables.map(({ name }) => name),
          replyOf,
          ...own,
          ...(rendered.unresolved.length === 0 && { text: rendered.text }),
        },
      ),
    [body, labelsKey, known, shortcut, rendered.text],
  )
  return { rendered, findings, characters, answers, setAnswers }
}

function useProduct(id: string, language: string, currency: string | undefined): ProductValues | undefined {
  const { data } = useQuery('products.list', id === '' ? undefined : {})
  const product = data?.find((one) => one.id === id)
  return product && toValues(product, language, currency)
}

function toValues(product: Product, language: string, currency = ''): ProductValues {
  const { name, prices, stock, link, sku } = product
  const code = Object.hasOwn(prices, currency) ? currency : Object.keys(prices)[0]
  const amountMinor = code === undefined ? undefined : prices[code]
  return {
    name,
    ...(code !== undefined && amountMinor !== undefined && { price: { amountMinor, currency: code } }),
    ...(link !== undefined && { link }),
    ...(sku !== undefined && { sku }),
    ...(stock !== undefined && { stock: stockWords(stock, language) }),
  }
}
