import { expect, test } from 'vitest'
import { lintReply } from '@/utils/templates/lint'
import { variablesWith } from '@/utils/templates/variables'
import { everyPackReply } from '../../helpers/packs'

const variables = variablesWith([]).map(({ name }) => name)

const REPLIES = await everyPackReply()

test.each(REPLIES)('The linter has nothing to say about $name for a customer who agreed', (reply) => {
  expect(lintReply(reply, { variables, shortcut: reply.shortcut, hasConsent: true })).toEqual([])
})

test('Of promotions alone it says that they need consent', () => {
  const promotions = REPLIES.filter((reply) => {
    const findings = lintReply(reply, { variables, hasConsent: false })
    return findings.some(({ code, level }) => code === 'no-consent' && level === 'problem')
  })
  expect(new Set(promotions.map(({ key }) => key))).toEqual(
    new Set(['announce', 'price', 'reminder', 'ended', 'upgrade', 'reorder', 'check-up', 'shipped']),
  )
})
