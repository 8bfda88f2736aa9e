import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDataId, parseJid, phoneOfTitle, toPhone } from '@/entrypoints/whatsapp.content/page/jid'
import { identify, identifyByName } from '@/entrypoints/whatsapp.content/observe-chat/identify'

const digits = fc.stringMatching(/^[1-9]\d{4,19}$/)
const phones = fc.stringMatching(/^[1-9]\d{4,14}$/)

describe('an address of the page', () => {
  it('never turns the digits of a LID into a phone', () => {
    fc.assert(
      fc.property(digits, fc.string(), (lid, name) => {
        expect(parseJid(`${lid}@lid`)).toEqual({ key: `lid:${lid}`, kind: 'person', lid })
        const identity = identify({ id: `${lid}@lid`, name, lid }, {}, '')
        expect(identity).not.toHaveProperty('phone')
        expect(identity.key).toBe(`lid:${lid}`)
      }),
    )
  })

  it('tells the phone of a LID only where the page maps it', () => {
    const identity = identify({ id: '99@lid', name: 'Ana', phone: '5511999999999' }, {}, '')
    expect(identity).toMatchObject({ key: 'lid:99', lid: '99', phone: '+5511999999999' })
  })

  it('tells the phone of a c.us address, with the device left out', () => {
    fc.assert(
      fc.property(phones, (phone) => {
        const who = { key: `phone:+${phone}`, kind: 'person', phone: `+${phone}` }
        expect(parseJid(`${phone}@c.us`)).toEqual(who)
        expect(parseJid(`${phone}:12@s.whatsapp.net`)).toEqual(who)
      }),
    )
  })

  it('tells groups by their id, old and new', () => {
    expect(parseJid('120363041234567890@g.us')).toMatchObject({
      kind: 'group',
      key: 'group:120363041234567890',
    })
    expect(parseJid('5511999999999-1600000000@g.us')?.group).toBe('5511999999999-1600000000')
    expect(parseJid('120363041234567890@g.us')).not.toHaveProperty('phone')
  })

  it.each(['status@broadcast', '1@newsletter', '0@c.us', '123@c.us', '5511@c.us.evil', 'x@lid', '', '@lid'])(
    'is no chat with people: %s',
    (jid) => expect(parseJid(jid)).toBeUndefined(),
  )

  it('never throws, and only ever tells phones that can be dialled', () => {
    const servers = fc.constantFrom('c.us', 'lid', 'g.us', 's.whatsapp.net', 'x')
    fc.assert(
      fc.property(fc.oneof(fc.string(), digits), servers, (user, server) => {
        const phone = parseJid(`${user}@${server}`)?.phone ?? toPhone(user)
        if (phone !== undefined) expect(phone).toMatch(/^\+[1-9]\d{4,14}$/)
      }),
    )
  })
})

describe('the id of a message', () => {
  it('is bare since April 2026 and tells neither chat nor direction', () => {
    expect(parseDataId('3EB04D330F5FF88FEBAC58')).toEqual({ id: '3EB04D330F5FF88FEBAC58' })
  })

  it.each([
    ['true_5511999999999@c.us_3EB0', { id: '3EB0', isOut: true, jid: '5511999999999@c.us' }],
    ['false_123456789012345@lid_3EB0', { id: '3EB0', isOut: false, jid: '123456789012345@lid' }],
    ['false_12036304@g.us_3EB0_5511999999999@c.us', { id: '3EB0', isOut: false, jid: '12036304@g.us' }],
  ])('told chat and direction before: %s', (dataId, parts) => expect(parseDataId(dataId)).toEqual(parts))
})

describe('a title', () => {
  it.each([
    ['+27 66 265 0786', '+27662650786'],
    ['+55 11 91234-5678', '+5511912345678'],
    ['+1 (415) 555‑0100', '+14155550100'],
  ])('is a phone when somebody unsaved is written so: %s', (title, phone) => {
    expect(phoneOfTitle(title)).toBe(phone)
    expect(identifyByName(title, '')).toMatchObject({ key: `phone:${phone}`, kind: 'person', phone })
  })

  it.each(['Ana', 'Bruno +55 11 91234-5678', '5511912345678', '~+27 66 265 0786', '+0 123 456 789', '+12'])(
    'is a name otherwise: %s',
    (title) => {
      expect(phoneOfTitle(title)).toBeUndefined()
      expect(identifyByName(title, '')).toMatchObject({ key: `name:${title}`, kind: 'unknown' })
    },
  )
})
