import { describe, expect, it } from 'vitest'
import { newId } from '../support/fake-state'
import { click, fireEvent, press, screen, useInterface, waitFor } from '../support/interface'
import { openMaria } from './support/known-maria'

const ui = useInterface()
const state = () => ui.background.state
const fill = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } })

describe('fields of one’s own', () => {
  const define = (): void => {
    state().settings.customFields = [
      { id: newId(), label: 'Guests', kind: 'number' },
      { id: newId(), label: 'Budget', kind: 'money' },
      { id: newId(), label: 'Wedding', kind: 'date' },
      { id: newId(), label: 'Style', kind: 'choice', choices: ['Rustic', 'Modern'] },
      { id: newId(), label: 'Site', kind: 'link' },
    ]
  }

  it('are written so that they compare, and shown as people write them', async () => {
    define()
    await openMaria(state())
    click(screen.getByRole('button', { name: 'Add details' }))
    const edits = [
      ['Guests', '1 200,5', '1,200.5', '1200.5'],
      ['Budget', '12.500,50 chf', 'CHF 12,500.50', '12500.50 CHF'],
      ['Site', 'example.com/a', 'example.com/a', 'https://example.com/a'],
    ] as const
    for (const [label, typed, shown] of edits) {
      click(await screen.findByRole('button', { name: `${label} Add` }))
      fill(screen.getByRole('textbox', { name: label }), typed)
      press('Enter')
      const text = (await screen.findByRole('button', { name: new RegExp(`^${label} (?!Add)`) })).textContent
      expect(text?.replaceAll(/\s/g, ' ')).toBe(`${label}${shown}`)
    }
    const custom = Object.fromEntries(edits.map(([label, , , kept]) => [label, kept]))
    await waitFor(() => expect(state().contacts[0]?.custom).toEqual(custom))
  })

  it('keep what does not fit in the editor, with the reason', async () => {
    define()
    await openMaria(state(), { custom: { Site: 'https://example.com' } })
    click(await screen.findByRole('button', { name: /^Site / }))
    const field = screen.getByRole('textbox', { name: 'Site' })
    for (const wrong of ['javascript:alert(1)', 'ftp://example.com', 'no where']) {
      fill(field, wrong)
      press('Enter')
      expect(await screen.findByText(/^An address of the web/)).toBeTruthy()
    }
    expect(ui.background.askedFor('contacts.save')).toEqual([])
  })

  it('open links safely, and never a script', async () => {
    define()
    await openMaria(state(), { custom: { Site: 'https://example.com/x' } })
    const link = await screen.findByRole<HTMLAnchorElement>('link', { name: 'Open Site' })
    expect([link.getAttribute('href'), link.target, link.rel]).toEqual([
      'https://example.com/x',
      '_blank',
      'noopener noreferrer',
    ])
    state().contacts[0]!.custom['Site'] = 'javascript:alert(1)'
    ui.background.announce('contacts')
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Open Site' })).toBeNull())
    expect(screen.getByRole('button', { name: /^Site javascript/ })).toBeTruthy()
  })

  it('are chosen from a list, and a day from a calendar', async () => {
    define()
    await openMaria(state(), { custom: { Style: 'Modern', Wedding: '2027-06-12' } })
    expect(await screen.findByRole('button', { name: 'Wedding Jun 12, 2027' })).toBeTruthy()
    click(await screen.findByRole('button', { name: 'Style Modern' }))
    click(await screen.findByRole('option', { name: 'Rustic' }))
    await waitFor(() => expect(state().contacts[0]?.custom['Style']).toBe('Rustic'))
    click(screen.getByRole('button', { name: /^Wedding/ }))
    fill(screen.getByLabelText('Wedding', { selector: 'input' }), '2027-07-01')
    press('Enter')
    await waitFor(() => expect(state().contacts[0]?.custom['Wedding']).toBe('2027-07-01'))
  })

  it('are shown without a definition too', async () => {
    await openMaria(state(), { custom: { 'T-shirt size': 'M' } })
    expect(screen.getByRole('button', { name: 'T-shirt size M' })).toBeTruthy()
  })
})
