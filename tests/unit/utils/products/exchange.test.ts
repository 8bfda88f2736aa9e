import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_PRODUCTS, productDraftSchema } from '@/storage/schema/product'
import { CURRENCIES } from '@/utils/products/currencies'
import type { ExchangedProduct } from '@/utils/products/exchange/exchanged-product'
import { readProducts } from '@/utils/products/exchange/read-products'
import { writeProducts } from '@/utils/products/exchange/write-products'
import { awkwardLine, awkwardText } from '../replies/exchange/arbitrary-replies'

const ID = '00000000-0000-0000-0000-000000000000'
const CODES = [...CURRENCIES, 'KWD', 'BHD']

const product = fc.record(
  {
    name: awkwardLine,
    sku: awkwardLine,
    prices: fc.dictionary(fc.constantFrom(...CODES), fc.integer({ min: 0, max: 1_000_000_000_000 }), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
    stock: fc.constantFrom('in' as const, 'low' as const, 'out' as const),
    link: fc.webUrl(),
    note: awkwardText.filter((text) => text.trim() !== ''),
  },
  { requiredKeys: ['name', 'prices'], noNullPrototype: true },
)

const pricesOf = (text: string, currency?: string) =>
  readProducts(text, currency).products.map(({ prices }) => prices)
const notesOf = (text: string, currency?: string) =>
  readProducts(text, currency).notes.map(({ place, code, detail }) => [place, code, detail].join(' ').trim())

describe('products as CSV', () => {
  it('come back exactly as they were written', () => {
    fc.assert(
      fc.property(fc.array(product, { minLength: 1, maxLength: 6 }), (products: ExchangedProduct[]) => {
        expect(readProducts(writeProducts(products))).toEqual({ products, notes: [] })
      }),
      { numRuns: 1_000 },
    )
  })

  it('are written with the decimals of each currency, and run no formula', () => {
    const prices = { EUR: 5, JPY: 1500, KWD: 1500 }
    expect(writeProducts([{ name: '=cmd()', sku: '-1', prices, stock: 'low' }])).toBe(
      "\uFEFFname,sku,price_EUR,price_JPY,price_KWD,stock,link,note\r\n'=cmd(),-1,0.05,1500,1.500,low,,\r\n",
    )
  })

  it.each([
    ['points', 'name,price_EUR\na,"1,250.50"\nb,1.5\nc,12\nd,.5\n', [125_050, 150, 1_200, 50]],
    ['commas', 'name;price_EUR\na;1.250,50\nb;1,5\nc;12\nd;1.250\n', [125_050, 150, 1_200, 125_000]],
    ['what only one amount tells', 'name\tprice_EUR\na\t1,250\nb\t1.5\n', [125_000, 150]],
    ['groups alone', 'name,price_EUR\na,"1,250"\nb,"12,000"\n', [125_000, 1_200_000]],
    ['the delimiter, where nothing tells', 'name;price_EUR\na;5\nb;12\n', [500, 1_200]],
    [
      'blanks and apostrophes in groups',
      "name,price_EUR\na,1 250.50\nb,1'250\nc,1\u00a0250\n",
      [125_050, 125_000, 125_000],
    ],
    ['groups as in India', 'name,price_EUR\na,"12,34,567.50"\n', [123_456_750]],
  ])('are read with one sign before decimals for the whole file, by %s', (_what, text, amounts) => {
    expect(pricesOf(text)).toEqual(amounts.map((EUR) => ({ EUR })))
    expect(notesOf(text)).toEqual([])
  })

  it('have amounts in the minor unit of their own currency', () => {
    expect(pricesOf('name,Price (JPY),KWD,price usd\na,"1,500",1.500,2.50\nb,10.00,,\n')).toEqual([
      { JPY: 1500, KWD: 1500, USD: 250 },
      { JPY: 10 },
    ])
  })

  it.each([
    ['a column', 'name,price,currency\na,5,eur\nb,6,usd\n', undefined, [{ EUR: 500 }, { USD: 600 }]],
    [
      'the cell',
      'title,price\na,9.99 USD\nb,€ 5\nc,R$ 7.50\nd,EUR5\n',
      undefined,
      [{ USD: 999 }, { EUR: 500 }, { BRL: 750 }, { EUR: 500 }],
    ],
    ['whoever imports', 'name,price\na,$5.50\nb,£6\n', 'MXN', [{ MXN: 550 }, { GBP: 600 }]],
    ['the header', 'name,price_USD\na,$5.50\nb,5 USD\n', undefined, [{ USD: 550 }, { USD: 500 }]],
  ])('have the currency that %s says', (_what, text, currency, prices) => {
    expect(pricesOf(text, currency)).toEqual(prices)
    expect(notesOf(text, currency)).toEqual([])
  })

  it('stay out by line and reason where a row cannot be read whole', () => {
    const text = [
      'name,sku,price_EUR,price,stock,colour',
      'good,1,5.50,,in,red',
      ',2,5,,,',
      'not a number,3,cheap,,,',
      'negative,4,-5,,,',
      'too exact,5,5.555,,,',
      'grouped oddly,6,"1,2,3",,,',
      'too much,7,99999999999999,,,',
      'no currency,8,,5,,',
      'other currency,9,5 USD,,,',
      '"two\nlines",10,6,,,',
      'too many cells,1,2,3,4,5,6',
      'unclosed,"11,7,,,',
    ].join('\n')
    expect(readProducts(text).products.map(({ name }) => name)).toEqual(['good', 'two\nlines'])
    expect(notesOf(text)).toEqual([
      '1 column-left-out colour',
      '13 too-many-cells',
      '14 bad-quotes',
      '3 no-name',
      '4 bad-amount cheap',
      '5 bad-amount -5',
      '6 too-exact 5.555',
      '7 bad-amount 1,2,3',
      '8 too-large 99999999999999',
      '9 no-currency 5',
      '10 bad-currency 5 USD',
    ])
  })

  it("come from shops' exports with their words for stock and links", () => {
    const text =
      'id,Title,Availability,Price,Link\n1,A,in stock,5 EUR,shop.example/a\n2,B,out of stock,6 EUR,ftp://x\n3,C,12,7 EUR,http://c.example\n4,D,0,,\n5,E,preorder,,\n'
    const { products, notes } = readProducts(text)
    expect(products).toEqual([
      { name: 'A', prices: { EUR: 500 }, stock: 'in', link: 'https://shop.example/a' },
      { name: 'B', prices: { EUR: 600 }, stock: 'out' },
      { name: 'C', prices: { EUR: 700 }, stock: 'in', link: 'http://c.example' },
      { name: 'D', prices: {}, stock: 'out' },
      { name: 'E', prices: {} },
    ])
    expect(notes.map(({ place, code }) => `${place} ${code}`)).toEqual([
      '1 column-left-out',
      '2 link-changed',
      '3 link-left-out',
      '6 stock-left-out',
    ])
  })

  it('without a name column, or none at all, say so', () => {
    expect(notesOf('price_EUR\n5\n')).toEqual(['1 no-header price_EUR'])
    expect(notesOf('')).toEqual(['1 no-header'])
    expect(notesOf('name,price\n')).toEqual(['no-rows'])
    const many = Array.from({ length: MAX_PRODUCTS + 1 }, (_, at) => `p${at}`).join('\n')
    expect(readProducts(`name\n${many}`).products).toHaveLength(MAX_PRODUCTS)
    expect(notesOf(`name\n${many}`)).toEqual([`too-many ${MAX_PRODUCTS + 1}`])
  })

  it('of any file are what storage takes, and never nothing without a reason', () => {
    const cell = fc.oneof(
      awkwardText,
      fc.constantFrom('5', '1,5', '1.500', '€', 'EUR', '-', '0', '"', 'in', 'http://x', 'x'.repeat(301)),
    )
    const header = fc.constantFrom(
      'name,price_EUR,stock,link,note',
      'name;price;currency;sku',
      'price,name,KWD',
    )
    fc.assert(
      fc.property(
        header,
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
        (first, rows) => {
          const delimiter = first.includes(';') ? ';' : ','
          const text = [first, ...rows.map((cells) => cells.join(delimiter))].join('\n')
          const { products, notes } = readProducts(text)
          for (const one of products) {
            expect(productDraftSchema.safeParse({ id: ID, ...one }).error).toBeUndefined()
          }
          if (products.length === 0) expect(notes).not.toEqual([])
        },
      ),
      { numRuns: 5_000 },
    )
  })
})
