import { describe, expect, it } from 'vitest'
import { SHIPPED_WORDS } from '@/components/texts/shipped-words'
import { AppError } from '@/utils/app-error'
import { teamOf } from '../support/fake-team'
import { click, fireEvent, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()
const PASSPHRASE = 'correct horse battery'

// By its heading: a search by roles would look at everything the settings hold.
const part = async (): Promise<HTMLElement> =>
  (await screen.findByText('Message texts', { selector: 'h2' })).closest('section')!
const fill = (label: string, value: string): void =>
  void fireEvent.input(screen.getByLabelText(label), { target: { value } })
const button = async (name: string) => within(await part()).findByText(name, { selector: 'button' })

async function turnOn(): Promise<void> {
  await openWorkspaceAt('settings')
  click(await button('Turn on …'))
  fill('Passphrase', PASSPHRASE)
  fill('The same passphrase again', PASSPHRASE)
  click(await button('Turn on'))
  await button('Lock now')
}

describe('keeping what messages say', () => {
  it('is off, says why, and asks for a passphrase twice that is long enough', async () => {
    await openWorkspaceAt('settings')
    expect(await within(await part()).findByText(/^Off: Chatside knows/)).toBeTruthy()
    click(await button('Turn on …'))
    expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'))
    expect(within(await part()).getByText(/Nobody can recover/)).toBeTruthy()
    fill('Passphrase', 'short')
    click(await button('Turn on'))
    expect(await within(await part()).findByText('Use at least 10 characters.')).toBeTruthy()
    fill('Passphrase', PASSPHRASE)
    fill('The same passphrase again', `${PASSPHRASE}!`)
    expect(await within(await part()).findByText('The two are not the same.')).toBeTruthy()
    expect(ui.background.state.settings.keepTexts).toBe(false)
    fill('The same passphrase again', PASSPHRASE)
    click(await button('Turn on'))
    await button('Turn off')
    expect(ui.background.state.settings).toMatchObject({ keepTexts: true, sensitiveWords: SHIPPED_WORDS })
  })

  it('says in a team who can read it', async () => {
    ui.background.state.team = teamOf('rep')
    await openWorkspaceAt('settings')
    expect(
      await within(await part()).findByText(/^In your team, whoever sees the contact can read it too/),
    ).toBeTruthy()
    expect(within(await part()).queryByText(/^It all stays in this browser/)).toBeNull()
  })

  it('is locked and unlocked; a wrong passphrase is said at its field', async () => {
    await turnOn()
    click(await button('Lock now'))
    click(await button('Unlock …'))
    fill('Passphrase', 'not the passphrase')
    click(await button('Unlock'))
    expect(await within(await part()).findByText('That is not the passphrase.')).toBeTruthy()
    ui.background.answers['texts.unlock'] = () => {
      throw new AppError('wrong-passphrase', 'wait 8')
    }
    click(await button('Unlock'))
    expect(await within(await part()).findByText('Too many wrong tries. Wait 8 seconds.')).toBeTruthy()
    delete ui.background.answers['texts.unlock']
    fill('Passphrase', PASSPHRASE)
    click(await button('Unlock'))
    await button('Lock now')
  })

  it('takes another passphrase from who knows the one of before', async () => {
    await turnOn()
    click(await button('Change passphrase …'))
    fill('Passphrase until now', 'not the passphrase')
    fill('New passphrase', 'another one altogether')
    fill('The same passphrase again', 'another one altogether')
    click(await button('Change passphrase'))
    expect(await within(await part()).findByText('That is not the passphrase.')).toBeTruthy()
    fill('Passphrase until now', PASSPHRASE)
    click(await button('Change passphrase'))
    await button('Lock now')
    expect(ui.background.state.texts.passphrase).toBe('another one altogether')
  })

  it('seals by words one can edit, and brings the suggested ones back', async () => {
    await turnOn()
    fill('Sensitive words', ' payment \n\npayment\nsecret plan')
    click(await button('Save words'))
    await waitFor(() =>
      expect(ui.background.state.settings.sensitiveWords).toEqual(['payment', 'secret plan']),
    )
    click(await button('Add the suggested words'))
    click(await button('Save words'))
    const all = ['payment', 'secret plan', ...SHIPPED_WORDS]
    await waitFor(() => expect(ui.background.state.settings.sensitiveWords).toEqual(all))
    fill('Sensitive words', Array.from({ length: 501 }, (_, at) => `word ${at}`).join('\n'))
    expect(await within(await part()).findByText('At most 500 words.')).toBeTruthy()
    expect(await button('Save words')).toHaveProperty('disabled', true)
  })

  it('is turned off without losing what was kept, and all of it is deleted only after asking', async () => {
    await turnOn()
    ui.background.state.texts.rows = [
      { id: 'a', contactId: 'c', direction: 'in', text: 'hello', isSensitive: false },
      { id: 'b', contactId: 'c', direction: 'in', text: 'my password', isSensitive: true },
    ]
    click(await button('Turn off'))
    expect(await within(await part()).findByText(/2 messages kept · 1 of them sealed/)).toBeTruthy()
    click(await button('Delete all texts …'))
    const dialog = (await screen.findByText('Delete every text that is kept?')).closest('dialog')!
    expect(ui.background.state.texts.rows).toHaveLength(2)
    click(within(dialog).getByText('Delete 2 texts'))
    await waitFor(() => expect(ui.background.state.texts.rows).toHaveLength(0))
    expect(await screen.findByText('2 texts deleted')).toBeTruthy()
    click(await button('Turn on …'))
    fill('Passphrase', PASSPHRASE)
    click(await button('Turn on'))
    await button('Turn off')
  })
})
