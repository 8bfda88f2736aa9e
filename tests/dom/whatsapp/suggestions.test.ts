import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addMessage, HOURS, SuggestStage } from './support/suggest-stage'

const at = (hours: number, minutes: number) => new Date(2026, 8, 28, hours, minutes).getTime()

let stage: SuggestStage

beforeEach(() => {
  stage = new SuggestStage()
})
afterEach(() => stage.end())

describe('what the background is asked', () => {
  it('is the open chat’s moment: the last words, how many came in a row, whether ours was read', async () => {
    await stage.start()
    expect(stage.asked).toHaveLength(1)
    expect(stage.asked[0]).toMatchObject({ chat: { key: 'name:Ana Pérez 😀', epoch: 1 } })
    expect(stage.asked[0]!.moment).toEqual({
      lastIn: { messageId: '5DF72B4B7C1D4486E36B0264F2CB1870', text: 'Sí, somos 3', at: at(10, 32) },
      incomingRun: 0,
      lastOut: { messageId: '3EB06EBB4746FFAA9D616E', isRead: false, at: at(10, 34) },
    })
  })

  it('holds no words where no rule compares any', async () => {
    stage.background.suggests = 'without-words'
    await stage.start()
    expect(stage.asked[0]!.moment.lastIn).toMatchObject({ text: '' })
  })

  it('is nothing while no rule may propose anything', async () => {
    stage.background.suggests = 'nothing'
    await stage.start()
    expect(stage.asked).toEqual([])
    stage.background.suggests = 'with-words'
    void stage.adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['settings'] })
    await stage.pass()
    expect(stage.asked).toHaveLength(1)
  })

  it('is asked anew when messages come, once they have settled', async () => {
    await stage.start()
    addMessage('B1', 'When are you open?')
    await stage.pass(200)
    addMessage('B2', 'Hello?')
    await stage.pass()
    expect(stage.asked).toHaveLength(2)
    expect(stage.asked[1]!.moment).toMatchObject({
      incomingRun: 2,
      lastIn: { messageId: 'B2', text: 'Hello?' },
    })
  })

  it('is cut to size', async () => {
    addMessage('B1', 'x'.repeat(5_000))
    await stage.start()
    expect(stage.asked[0]!.moment.lastIn?.text).toHaveLength(2_000)
  })

  it('waits until the end of the conversation is in sight again', async () => {
    await stage.start()
    const last = document.querySelector('[data-id="3EB06EBB4746FFAA9D616E"] [data-virtualized]')!
    const [drawn] = last.children
    last.setAttribute('data-virtualized', 'true')
    drawn!.remove()
    await stage.pass()
    expect(stage.asked).toHaveLength(1)
    last.setAttribute('data-virtualized', 'false')
    last.append(drawn!)
    addMessage('B1', 'Hello?')
    await stage.pass()
    expect(stage.asked).toHaveLength(2)
  })

  it('is asked again at the time the background names, and not in a tab that is hidden', async () => {
    stage.proposed = { askAgainAt: new Date(2026, 8, 28, 12, 5).getTime() }
    await stage.start()
    expect(stage.asked).toHaveLength(1)
    await stage.pass(200_000)
    expect(stage.asked).toHaveLength(1)
    stage.isHidden = true
    await stage.pass(200_000)
    expect(stage.asked).toHaveLength(1)
    stage.isHidden = false
    stage.proposed = { suggestion: HOURS }
    document.dispatchEvent(new Event('visibilitychange'))
    await stage.pass()
    expect(stage.asked).toHaveLength(2)
    expect(stage.shown).toContain('Opening hours')
  })

  it('is not asked in a circle, whatever time the background names', async () => {
    stage.proposed = { askAgainAt: 0 }
    await stage.start()
    await stage.pass(10_000)
    expect(stage.asked.length).toBeLessThanOrEqual(12)
    expect(stage.asked.length).toBeGreaterThan(5)
  })
})

describe('the texts in sight', () => {
  it('are told for a dry run: what the customer wrote, with its time, and nothing of ours', async () => {
    await stage.start()
    expect(await stage.adapter.fromBackground({ chatside: 1, type: 'texts-in-sight' })).toEqual({
      texts: [
        { text: 'Hola 😀 ¿precio?\nsegunda línea', at: at(10, 30) },
        { text: 'Sí, somos 3', at: at(10, 32) },
      ],
    })
  })
})
