import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '@/utils/app-error'
import { AnswerStage } from './support/answer-stage'
import { composer, drawLines, type } from './support/fake-editor'
import { addMessage } from './support/suggest-stage'

const ANA = 'Ana Pérez 😀'
const TAKEN = { state: 'taken', name: 'Eva', leftMs: 5_000 } as const

let stage: AnswerStage

beforeEach(() => {
  stage = new AnswerStage()
})
afterEach(() => stage.end())

async function start(): Promise<void> {
  await stage.start()
  stage.told()
}

describe('the mark at the message box', () => {
  it('says in a polite line that nobody else answers, and draws no more than a dot', async () => {
    await stage.start()
    expect(stage.told()).toEqual([`looking ${ANA}`])
    expect(stage.says).toEqual(['free', 'Nobody else is answering'])
    expect(stage.mark.getAttribute('role')).toBe('status')
    expect(stage.mark.querySelectorAll('button, a, [tabindex]')).toHaveLength(0)
  })

  it('is not there without a team, and nothing is told of anything', async () => {
    stage.background.hasTeam = false
    await stage.start()
    stage.key('Hello')
    await stage.pass(30_000)
    await stage.openChat('Bruno')
    expect(stage.told()).toEqual([])
    expect(stage.says).toBeUndefined()
  })

  it('comes and goes with the team', async () => {
    await stage.start()
    stage.background.hasTeam = false
    void stage.adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['settings'] })
    await stage.pass()
    expect(stage.says).toBeUndefined()
    stage.background.hasTeam = true
    void stage.adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['settings'] })
    await stage.pass()
    expect(stage.says?.[0]).toBe('free')
  })

  it('is not there in a chat of which nothing goes out, nor where nobody can write', async () => {
    stage.answer = { state: 'off' }
    await start()
    expect(stage.says).toBeUndefined()
    stage.answer = { state: 'free' }
    document.querySelector('footer')!.remove()
    await stage.pass(20_000)
    expect(stage.says).toBeUndefined()
  })

  it('names who answers, asks again when that may be over, and says who was the last one', async () => {
    stage.answer = TAKEN
    await start()
    expect(stage.says).toEqual(['taken', '\u2068Eva\u2069 is answering'])
    stage.answer = { state: 'last', name: 'Eva' }
    await stage.pass(4_000)
    expect(stage.told()).toEqual([`looking ${ANA}`])
    expect(stage.says).toEqual(['last', '\u2068Eva\u2069 was here last'])
  })

  it('follows a word of the background at once', async () => {
    await start()
    stage.answer = TAKEN
    void stage.adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['answering'] })
    await stage.pass(50)
    expect(stage.says?.[0]).toBe('taken')
  })

  it('asks anew while it is looked at, not in a hidden tab, and at once when that is looked at again', async () => {
    await start()
    await stage.pass(60_000)
    expect(stage.told()).toHaveLength(3)
    stage.isHidden = true
    await stage.pass(60_000)
    expect(stage.told()).toEqual([])
    stage.isHidden = false
    document.dispatchEvent(new Event('visibilitychange'))
    await stage.pass(50)
    expect(stage.told()).toEqual([`looking ${ANA}`])
  })

  it('says that the team is not reached when the server is not, or nobody answers the page', async () => {
    stage.answer = { state: 'unknown' }
    await start()
    expect(stage.says).toEqual(['unknown', 'Team not reached'])
    stage.answer = { state: 'free' }
    await stage.pass(20_000)
    expect(stage.says?.[0]).toBe('free')
    stage.background.answers['page.answering'] = () => {
      throw new AppError('unreachable')
    }
    await stage.pass(20_000)
    expect(stage.says?.[0]).toBe('unknown')
    expect(stage.adapter.faults.counts()).toHaveProperty(['answering:unreachable'])
  })

  it('goes at once with its chat, and an answer that comes late is not shown in another', async () => {
    let late = (_answer: unknown) => {}
    stage.background.answers['page.answering'] = () => new Promise((resolve) => (late = resolve))
    await start()
    const first = late
    stage.background.answers['page.answering'] = ({ doing }) =>
      doing === 'left' ? { state: 'off' } : new Promise((resolve) => (late = resolve))
    await stage.openChat('Bruno')
    first(TAKEN)
    await stage.pass(50)
    expect(stage.says).toBeUndefined()
    late({ state: 'free' })
    await stage.pass(50)
    expect(stage.says?.[0]).toBe('free')
    expect(stage.told()).toEqual([`left ${ANA}`, 'looking Bruno'])
  })

  it('is not read out again while it says the same, nor for each chat that is opened', async () => {
    await start()
    const words = stage.mark.querySelector('span')!.firstChild
    await stage.pass(20_000)
    await stage.openChat('Bruno')
    expect(stage.says).toEqual(['free', 'Nobody else is answering'])
    stage.key('Hello')
    stage.answer = { state: 'mine' }
    await stage.pass(20_000)
    expect(stage.says).toEqual(['mine', 'Nobody else is answering'])
    expect(stage.mark.querySelector('span')!.firstChild).toBe(words)
  })

  it('ends when the extension does', async () => {
    await start()
    stage.background.fault = new AppError('outdated')
    await stage.pass(20_000)
    stage.told()
    await stage.pass(60_000)
    expect(stage.told()).toEqual([])
  })
})

describe('typing', () => {
  it('is told at once, and then at most each two seconds', async () => {
    await start()
    for (let at = 0; at < 41; at++) {
      stage.key(`Hello ${at}`)
      await stage.pass(100)
    }
    expect(stage.told().filter((one) => one.startsWith('typing'))).toHaveLength(3)
  })

  it('goes on whatever becomes of it: no event is touched, the layout is not read, nothing is waited for', async () => {
    await start()
    stage.background.answers['page.answering'] = () => new Promise(() => undefined)
    const read = vi.spyOn(Element.prototype, 'getBoundingClientRect')
    const before = document.querySelector('#app')!.cloneNode(true) as Element
    before.querySelector('footer')!.remove()
    for (let at = 0; at < 30; at++) {
      expect(stage.key(`Hello ${at}`).defaultPrevented).toBe(false)
      await stage.pass(100)
    }
    expect(read).not.toHaveBeenCalled()
    read.mockRestore()
    const after = document.querySelector('#app')!.cloneNode(true) as Element
    after.querySelector('footer')!.remove()
    expect(after.isEqualNode(before)).toBe(true)
    expect(stage.told()).toContain(`typing ${ANA}`)
  })

  it('counts in the message box, not in the search of the list', async () => {
    await start()
    const search = document.createElement('input')
    document.querySelector('#side, #pane-side')!.append(search)
    search.dispatchEvent(new InputEvent('beforeinput', { bubbles: true }))
    search.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await stage.pass(100)
    expect(stage.told()).toEqual([])
  })

  it('is also an insertion, which no key tells of', async () => {
    await start()
    type('Inserted text')
    await stage.pass(100)
    expect(stage.told()).toEqual([`typing ${ANA}`])
  })

  it('is not a draft that the page brings with a chat', async () => {
    await start()
    // The page draws the chat and its draft in one go; the selection comes after.
    drawLines(composer(), 'Written yesterday')
    await stage.openChat('Bruno')
    document.dispatchEvent(new Event('selectionchange'))
    await stage.pass(100)
    expect(stage.told()).toEqual([`left ${ANA}`, 'looking Bruno'])
    stage.key('Written yesterday, and today')
    expect(stage.told()).toEqual(['typing Bruno'])
  })
})

describe('sending', () => {
  it('is told once the message is in the chat', async () => {
    await start()
    stage.key('Hello Ana')
    await stage.pass(15_000)
    stage.told()
    addMessage('B1', 'Hello Ana', 'out')
    stage.empty()
    await stage.pass()
    expect(stage.told()).toEqual([`sent ${ANA}`])
    addMessage('B2', 'From the phone', 'out')
    await stage.pass()
    expect(stage.told()).toEqual([])
  })

  it('is not what a colleague sends from the same account, nor what scrolls into sight, nor what came in', async () => {
    await start()
    addMessage('B1', 'By somebody else', 'out')
    await stage.pass()
    stage.key('Half a thought')
    addMessage('B2', 'By somebody else', 'out')
    await stage.pass()
    stage.empty()
    addMessage('B3', 'By the customer', 'in')
    await stage.pass()
    expect(stage.told().filter((one) => one.startsWith('sent'))).toEqual([])
  })

  it('is not what comes long after the message box was emptied by hand', async () => {
    await start()
    stage.key('Never mind')
    await stage.pass()
    stage.empty()
    await stage.pass(11_000)
    addMessage('B1', 'From the phone', 'out')
    await stage.pass()
    expect(stage.told().filter((one) => one.startsWith('sent'))).toEqual([])
  })
})

describe('two answers at once', () => {
  const bar = () =>
    stage.adapter.shadow('layer').querySelector<HTMLElement>('.bar:not(.chip):not([hidden])') ?? undefined

  it('are told in a notice that can be closed, and does not come back', async () => {
    await start()
    stage.answer = { state: 'mine', both: 'Eva <b>' }
    void stage.adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['answering'] })
    await stage.pass(50)
    expect(bar()?.querySelector('span')?.textContent).toBe(
      'You and \u2068Eva <b>\u2069 both answered within 5 seconds.',
    )
    stage.answer = { state: 'free' }
    await stage.pass(20_000)
    expect(bar()).toBeDefined()
    bar()!.querySelector('button')!.click()
    await stage.pass(40_000)
    expect(bar()).toBeUndefined()
  })
})
