import { describe, expect, test } from 'vitest'
import { renderTemplate } from '@/utils/templates/render'
import { templateContext, templateValues, variablesWith } from '@/utils/templates/variables'

const writer = { name: 'Ana', company: 'Acme', language: 'en', timeZone: 'UTC' }
const now = Date.UTC(2026, 8, 18, 23, 30)
const contact = {
  name: 'Maria Silva',
  company: 'Loja',
  email: 'm@example.com',
  phone: '+5511987654321',
  role: 'Buyer',
  language: 'ja',
  timeZone: 'Asia/Tokyo',
  deal: {
    title: '40 chairs',
    amountMinor: 125_000,
    currency: 'EUR',
    stage: { key: 'quoted' },
    expectedClose: '2026-11-30',
  },
  custom: { 'Order number': '17', 'contact.Size {cm}': '30' },
}

describe('values', () => {
  test('Each variable has one for a full card', () => {
    const all = templateValues(contact, writer, now)
    const own = variablesWith([]).filter(
      ({ name }) => !name.startsWith('product.') && !/^my_(phone|email|website)$/.test(name),
    )
    expect(own.length).toBeGreaterThan(8)
    for (const { name } of own) expect(all[name]).toBeTruthy()
    expect(all).toMatchObject({ first_name: 'Maria', today: '2026年9月19日', order_number: '17' })
  })

  test('The newest open deal is written in the language of the customer, in a stage of its own name too', () => {
    const inEnglish = templateValues({ ...contact, language: 'en' }, writer, now)
    expect(inEnglish).toMatchObject({
      'deal.title': '40 chairs',
      'deal.amount': '€1,250.00',
      'deal.stage': 'quoted',
      'deal.expected_close': 'November 30, 2026',
    })
    expect(templateValues(contact, writer, now)).toMatchObject({
      'deal.stage': 'お見積り済み',
      'deal.expected_close': '2026年11月30日',
    })
    const own = { title: 'Chairs', currency: 'EUR', stage: { name: 'Sample sent', key: 'quoted' } }
    const context = { ...templateContext({ name: 'Maria', deal: own }, writer, now), answers: {} }
    expect(renderTemplate('{deal.title}: {{Deal.Stage}}, {{deal.amount}}', context)).toMatchObject({
      text: 'Chairs: Sample sent, {{deal.amount}}',
      unresolved: ['deal.amount'],
    })
  })

  test('What the writer did not tell of is not known', () => {
    expect(templateValues(contact, { ...writer, phone: '' }, now)).not.toHaveProperty('my_phone')
    const full = { ...writer, phone: '+1', email: 'ana@acme.example', website: 'acme.example' }
    expect(templateValues(contact, full, now)).toMatchObject({
      my_phone: '+1',
      my_email: 'ana@acme.example',
      my_website: 'acme.example',
    })
  })

  test('A greeting name set by hand counts, an empty one on purpose too', () => {
    expect(templateValues({ name: 'Maria', firstName: 'Mia' }, writer, now)['first_name']).toBe('Mia')
    const none = templateContext({ name: 'Maria', firstName: '' }, writer, now)
    expect(renderTemplate('{{first_name|there}}', { ...none, answers: {} }).text).toBe('there')
  })

  test('Without a contact only the writer and the dates are known', () => {
    const nobody = { ...templateContext(undefined, writer, now), answers: {} }
    expect(renderTemplate('{{name}} {{my_name}} {{today}}', nobody)).toMatchObject({
      text: '{{name}} Ana September 18, 2026',
      unresolved: ['name'],
    })
  })

  test('A custom field is found by its label, however it is spelled', () => {
    const context = { ...templateContext(contact, writer, now), answers: {} }
    const body = String.raw`{{Order number}} {{orderNumber}} {order_number} {{contact.order-number}} {{Size \{cm\}}}`
    expect(renderTemplate(body, context).text).toBe('17 17 17 17 30')
  })
})

test('The list to choose from has each once, in its group', () => {
  const all = variablesWith(['Order number'])
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  expect(all).toContainEqual({ name: 'order_number', group: 'custom', label: 'Order number' })
  expect(all.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['first_name', 'today', 'product.price', 'my_website']),
  )
})
