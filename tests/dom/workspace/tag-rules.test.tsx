import { describe, expect, it } from 'vitest'
import { click, fireEvent, press, screen, type, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'
import { AT, contactNamed, newId, tagNamed } from '../support/fake-state'
import { ja } from '@/locales/ja'
import type { TagRuleDraft } from '@/storage/schema/tag-rule'
import { setCatalogue } from '@/utils/i18n'

const ui = useInterface()

function ruleOf(fields: Partial<TagRuleDraft> = {}): TagRuleDraft {
  const tag = tagNamed('Wholesale')
  ui.background.state.tags.push(tag)
  const orders = { kind: 'orders', atLeast: 2, withinDays: 90 } as const
  const rule: TagRuleDraft = {
    id: newId(),
    name: 'Buys often',
    tagId: tag.id,
    match: 'all',
    groups: [{ match: 'all', conditions: [orders, { kind: 'grade', grades: ['A', 'B'] }] }],
    on: true,
    ...fields,
  }
  ui.background.state.tagRules.push({ ...rule, createdAt: AT, updatedAt: AT })
  return rule
}

const fieldIs = (field: string, value: string) => ({ kind: 'field', field, test: 'is', value }) as const
const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name: label }), { target: { value } })
const list = (label: string) => screen.getByRole('combobox', { name: label }) as HTMLSelectElement
const optionsOf = (label: string) => [...list(label).options].map(({ value, text }) => [value, text])
const conditionsOf = (rule: TagRuleDraft | undefined) => rule?.groups.flatMap(({ conditions }) => conditions)
const saved = () => ui.background.askedFor('tagRules.save').map(({ rule }) => rule as TagRuleDraft)

describe('the rules for tags', () => {
  it('begin with an example that is tried out before it is saved, and bring their tag along', async () => {
    const ana = contactNamed('Ana')
    ui.background.state.contacts.push(ana)
    ui.background.answers['tagRules.dryRun'] = ({ cursor, rule }) => ({
      checked: 1_000,
      adds: cursor === undefined ? 1 : 0,
      removes: cursor === undefined ? 0 : 1,
      rows: [
        cursor === undefined
          ? {
              contact: ui.background.db.brief(ana),
              tagId: (rule as TagRuleDraft).tagId,
              change: 'add',
              why: '3 orders in 90 days',
            }
          : {
              contact: ui.background.db.brief({ ...ana, id: newId(), name: 'Bo' }),
              tagId: (rule as TagRuleDraft).tagId,
              change: 'remove',
              why: '',
            },
      ],
      ...(cursor === undefined && { next: 'on' }),
    })
    await openWorkspaceAt('tag-rules')
    expect(await screen.findByText(/A rule never overrules you/)).toBeTruthy()
    click(await screen.findByRole('button', { name: 'Use VIP wholesale' }))
    await screen.findByRole('dialog', { name: 'New rule' })
    click(screen.getByRole('button', { name: 'Show who would change' }))
    const effects = await screen.findByRole('list', { name: 'Who would change' })
    await waitFor(() => expect(within(effects).getAllByRole('listitem')).toHaveLength(2))
    expect(effects.textContent).toBe('gets itAna3 orders in 90 daysloses itBo')
    expect(
      screen.getByText(/2,000 contacts looked at\. 1 would get the tag\. 1 would lose it\./),
    ).toBeTruthy()
    expect(saved()).toEqual([])
    click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(saved()).toHaveLength(1))
    const [tag] = ui.background.state.tags
    expect(saved()[0]).toMatchObject({ name: 'VIP wholesale', tagId: tag?.id, on: true })
    expect(tag?.name).toBe('VIP wholesale')
  })

  it('say whom the tag would leave that a rule put on until now', async () => {
    const ana = contactNamed('Ana')
    ui.background.state.contacts.push(ana)
    const { tagId } = ruleOf()
    const other = tagNamed('VIP')
    ui.background.state.tags.push(other)
    const effect = { contact: ui.background.db.brief(ana), why: '' }
    ui.background.answers['tagRules.dryRun'] = () => ({
      checked: 1,
      adds: 1,
      removes: 1,
      rows: [
        { ...effect, tagId: other.id, change: 'add' },
        { ...effect, tagId, change: 'remove' },
      ],
    })
    await openWorkspaceAt('tag-rules')
    click(await screen.findByRole('button', { name: 'Edit rule “Buys often”' }))
    click(await screen.findByRole('button', { name: 'Choose another tag than Wholesale' }))
    type(screen.getByRole('combobox', { name: 'Puts on the tag' }), 'VIP')
    press('Enter')
    click(screen.getByRole('button', { name: 'Show who would change' }))
    expect(await screen.findByText(/1 would get the tag\. 1 would lose “Wholesale”\./)).toBeTruthy()
    const effects = screen.getByRole('list', { name: 'Who would change' })
    expect(effects.textContent).toBe('gets itAnalosesAnaWholesale')
  })

  it('stop a trial that takes too long', async () => {
    ruleOf()
    const release = ui.background.hold('tagRules.dryRun')
    await openWorkspaceAt('tag-rules')
    click(await screen.findByRole('button', { name: 'Edit rule “Buys often”' }))
    click(await screen.findByRole('button', { name: 'Show who would change' }))
    click(await screen.findByRole('button', { name: 'Stop' }))
    release()
    expect(await screen.findByRole('button', { name: 'Show who would change' })).toBeTruthy()
    expect(screen.queryByRole('list', { name: 'Who would change' })).toBeNull()
  })

  it('say in words when they hold, and are switched off and deleted with undo', async () => {
    ruleOf()
    await openWorkspaceAt('tag-rules')
    const words = 'When at least 2 orders in the last 90 days and the grade is one of A, B'
    expect(await screen.findByText(words)).toBeTruthy()
    click(screen.getByRole('checkbox', { name: 'Rule “Buys often” is on' }))
    await waitFor(() => expect(saved()[0]).toMatchObject({ on: false }))
    click(screen.getByRole('button', { name: 'Delete rule “Buys often”' }))
    await waitFor(() => expect(ui.background.state.tagRules).toEqual([]))
    click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByText(words)).toBeTruthy()
  })

  it('say one of a thing as one, and go on doing so while the number is typed', async () => {
    const conditions: TagRuleDraft['groups'][number]['conditions'] = [
      { kind: 'messages', direction: 'out', test: 'at-least', value: 1, withinDays: 14 },
      { kind: 'orders', atLeast: 1, withinDays: 1 },
      { kind: 'silence', from: 'them', days: 1 },
    ]
    ruleOf({ groups: [{ match: 'all', conditions }] })
    await openWorkspaceAt('tag-rules')
    const words =
      'When I wrote at least 1 message in the last 14 days and at least 1 order in the last 1 day and nothing came from the customer for 1 day'
    expect(await screen.findByText(words)).toBeTruthy()
    click(screen.getByRole('button', { name: 'Edit rule “Buys often”' }))
    const silence = await screen.findByRole('group', { name: 'Condition 3' })
    const days = within(silence).getByRole('spinbutton', { name: 'Days' })
    days.focus()
    expect(silence.textContent).toContain('forday')
    fireEvent.input(days, { target: { value: '12' } })
    await waitFor(() => expect(silence.textContent).toContain('fordays'))
    expect(document.activeElement).toBe(days)
  })

  it('show each fault where it is, and ask for what each kind of condition needs', async () => {
    ruleOf()
    await openWorkspaceAt('tag-rules')
    click(await screen.findByRole('button', { name: 'New rule' }))
    await screen.findByRole('dialog', { name: 'New rule' })
    choose('About', 'tag')
    click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('A rule needs a name.')).toBeTruthy()
    expect(screen.getByText('Choose which tag it puts on.')).toBeTruthy()
    const condition = within(screen.getByRole('group', { name: 'Condition 1' }))
    expect(condition.getByText('Choose a tag.')).toBeTruthy()
    choose('Which tag', ui.background.state.tags[0]?.id ?? '')
    type(screen.getByRole('combobox', { name: 'Puts on the tag' }), 'Wholesale')
    press('Enter')
    expect(await condition.findByText('A rule cannot ask for the tag it puts on.')).toBeTruthy()
    for (const [kind, label] of [
      ['heat', 'Heat from 0 to 100'],
      ['messages', 'How many'],
      ['silence', 'Days'],
      ['read-unanswered', 'Days'],
      ['orders', 'How many'],
    ] as const) {
      choose('About', kind)
      expect(await screen.findByRole('spinbutton', { name: label })).toBeTruthy()
    }
    choose('About', 'deal')
    click(await screen.findByRole('button', { name: 'Quoted' }))
    click(screen.getByRole('checkbox', { name: 'Only when it is expected to close soon' }))
    type(screen.getByRole('textbox', { name: 'Name' }), 'Closing')
    click(screen.getByRole('button', { name: 'Add another group' }))
    choose('How many groups must hold', 'any')
    click(screen.getByRole('button', { name: 'Save' }))
    const quoted = ui.background.state.settings.stages[3]?.id
    await waitFor(() =>
      expect(saved()[0]).toMatchObject({
        name: 'Closing',
        match: 'any',
        groups: [
          { conditions: [{ kind: 'deal', stageIds: [quoted], closesWithinDays: 7 }] },
          { conditions: [{ kind: 'orders' }] },
        ],
      }),
    )
  })

  it.each([
    ['country', 'Brazil', 'BR', 'When Country is Brazil'],
    ['channel', 'In person', 'in-person', 'When Preferred channel is In person'],
    ['language', 'Portuguese', 'pt', 'When Language is Portuguese'],
  ])('ask for a %s by its name, and keep its code', async (field, name, code, words) => {
    ruleOf({ groups: [{ match: 'all', conditions: [fieldIs('company', 'Acme')] }] })
    await openWorkspaceAt('tag-rules')
    click(await screen.findByRole('button', { name: 'Edit rule “Buys often”' }))
    await screen.findByRole('dialog', { name: 'Rule' })
    choose('Field', field)
    await waitFor(() => expect(optionsOf('Value')).toContainEqual([code, name]))
    choose('Value', code)
    click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(conditionsOf(saved()[0])).toEqual([fieldIs(field, code)]))
    expect(await screen.findByText(words)).toBeTruthy()
  })

  it('keep the code of a source that is typed by its name, and any other source as it is', async () => {
    ruleOf({ groups: [{ match: 'all', conditions: [fieldIs('source', 'walk-in')] }] })
    await openWorkspaceAt('tag-rules')
    expect(await screen.findByText('When Source is Walk-in')).toBeTruthy()
    click(screen.getByRole('button', { name: 'Edit rule “Buys often”' }))
    await screen.findByRole('dialog', { name: 'Rule' })
    const source = screen.getByLabelText('Value') as HTMLInputElement
    expect(source.value).toBe('Walk-in')
    fireEvent.input(source, { target: { value: '' } })
    type(source, 'advertising')
    await waitFor(() => expect(source.value).toBe('advertising'))
    click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(conditionsOf(saved()[0])).toEqual([fieldIs('source', 'ads')]))
    expect(await screen.findByText('When Source is Advertising')).toBeTruthy()
    click(screen.getByRole('button', { name: 'Edit rule “Buys often”' }))
    await screen.findByRole('dialog', { name: 'Rule' })
    fireEvent.input(screen.getByLabelText('Value'), { target: { value: 'Messe Köln' } })
    click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(conditionsOf(saved()[1])).toEqual([fieldIs('source', 'Messe Köln')]))
  })

  it('keep a value that is none of the choices, and turn a name typed earlier into its code', async () => {
    const conditions = [fieldIs('country', 'brazil'), fieldIs('language', 'lo'), fieldIs('channel', 'Fax')]
    ruleOf({ groups: [{ match: 'all', conditions }] })
    await openWorkspaceAt('tag-rules')
    click(await screen.findByRole('button', { name: 'Edit rule “Buys often”' }))
    await screen.findByRole('dialog', { name: 'Rule' })
    const values = screen.getAllByRole('combobox', { name: 'Value' }) as HTMLSelectElement[]
    expect(values.map(({ selectedOptions }) => selectedOptions[0]?.text)).toEqual(['Brazil', 'Lao', 'Fax'])
    click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(conditionsOf(saved()[0])).toEqual([fieldIs('country', 'BR'), ...conditions.slice(1)]),
    )
  })

  it('offer the choices in the language of the interface, in its order, and a part of a text to type', async () => {
    setCatalogue('ja', ja)
    ruleOf({ groups: [{ match: 'all', conditions: [fieldIs('country', 'BR')] }] })
    await openWorkspaceAt('tag-rules')
    expect(await screen.findByText('国がブラジルであるとき')).toBeTruthy()
    click(screen.getByRole('button', { name: 'ルール「Buys often」を編集' }))
    await screen.findByRole('dialog', { name: 'ルール' })
    const names = optionsOf('値').map(([, name = '']) => name)
    expect(names.slice(1)).toEqual(names.slice(1).toSorted(new Intl.Collator('ja').compare))
    expect(optionsOf('比べ方').map(([test]) => test)).toEqual(['is', 'is-not', 'filled', 'empty'])
    choose('項目', 'language')
    choose('比べ方', 'contains')
    await waitFor(() => expect(screen.getByRole('textbox', { name: '値' })).toBeTruthy())
  })

  it('make the field that an example asks for', async () => {
    await openWorkspaceAt('tag-rules')
    click(await screen.findByRole('button', { name: 'Use Sample in transit' }))
    expect(await screen.findByText(/Saving also adds the field “Sample arrives”/)).toBeTruthy()
    click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(ui.background.state.settings.customFields).toMatchObject([
        { label: 'Sample arrives', kind: 'date' },
      ]),
    )
  })

  it('tell how far they have got with all contacts', async () => {
    ui.background.answers['tagRules.pass'] = () => ({ done: 1_500, total: 4_000 })
    await openWorkspaceAt('tag-rules')
    expect(await screen.findByText('1,500 of 4,000 contacts looked at')).toBeTruthy()
  })
})
