import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChatAnswer, PageChat } from '@/entrypoints/whatsapp-page/wire'
import { decide } from '@/entrypoints/whatsapp.content/observe-chat/decide'

const ana: PageChat = { id: '1@lid', name: 'Ana' }
const bruno: PageChat = { id: '2@lid', name: 'Bruno' }
const MANY = 100
const never = () => false

describe('which chat is open', () => {
  it('is the model’s when the view agrees, whatever the title says', () => {
    const answer = answerOf({ active: ana, shown: ana })
    expect(decide('Ana (renamed)', answer, 0, never)).toEqual({ chat: ana, source: 'model' })
  })

  it('is waited for while model and view are of different chats, and then the view’s', () => {
    const answer = answerOf({ active: ana, shown: bruno })
    expect(decide('Ana', answer, 0, never)).toBe('wait')
    expect(decide('Ana', answer, MANY, never)).toEqual({ chat: bruno, source: 'fiber' })
  })

  it('is the view’s where there is no model', () => {
    const answer = answerOf({ shown: ana, hasModel: false })
    expect(decide('Ana', answer, 0, never)).toEqual({ chat: ana, source: 'fiber' })
  })

  it('is the model’s alone only once its name stands on the screen or was paired with it', () => {
    const answer = answerOf({ active: ana })
    expect(decide('\u202aAna\u202c', answer, 0, never)).toEqual({ chat: ana, source: 'model' })
    expect(decide('Bruno', answer, 0, never)).toBe('wait')
    expect(decide('+27 66 265 0786', answer, 0, (id) => id === ana.id)).toMatchObject({ chat: ana })
  })

  it('is left to the screen when the page does not answer', () => {
    expect(decide('Ana', undefined, 0, never)).toBe('dom')
    expect(decide('Ana', answerOf({ hasModel: false }), 0, never)).toBe('dom')
  })

  it('is left to the screen when the model stays silent', () => {
    expect(decide('Ana', answerOf({}), 0, never)).toBe('wait')
    expect(decide('Ana', answerOf({}), MANY, never)).toBe('dom')
  })

  it('is always decided in the end, and only for a chat that the page named', () => {
    const chats = fc.constantFrom(null, ana, bruno)
    fc.assert(
      fc.property(chats, chats, fc.boolean(), fc.string(), (active, shown, hasModel, title) => {
        const verdict = decide(title, answerOf({ active, shown, hasModel }), MANY, never)
        expect(verdict).not.toBe('wait')
        if (typeof verdict === 'object') expect([active, shown]).toContain(verdict.chat)
        else expect([active, shown]).toEqual([null, null])
      }),
    )
  })
})

function answerOf(known: Partial<ChatAnswer>): ChatAnswer {
  return { active: null, shown: null, hasModel: true, hasView: known.shown != null, me: {}, ...known }
}
