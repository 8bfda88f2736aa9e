import { describe, expect, it } from 'vitest'
import { fixture, readAll } from './read'

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\r\n')

describe('cards', () => {
  it('of version 2.1 are read with their own characters and line breaks', async () => {
    const { rows } = await readAll(fixture('phone-2.1.vcf'), { country: 'DE' })
    expect(rows[0]).toMatchObject({
      contact: {
        name: 'Jürgen Müller',
        phone: '+491712345678',
        company: 'Müller GmbH',
        custom: {
          'Phone 2': '+49301234567',
          Fax: '+49 30 999',
          Department: 'Einkauf',
          Birthday: '1970-03-07',
        },
      },
      notes: [{ text: 'Erste Zeile\nZweite, mit Strich; und Größe' }],
    })
    const { rows: japanese } = await readAll(fixture('phone-sjis-2.1.vcf'), { country: 'JP' })
    expect(japanese).toMatchObject([{ contact: { name: '山田 太郎', phone: '+819012345678' } }])
  })

  it('of version 3.0 are read with groups, labels, folds and escapes; a list of people is no contact', async () => {
    const { rows, rejected } = await readAll(fixture('apple-3.0.vcf'))
    expect(rows).toEqual([
      {
        line: 1,
        contact: {
          name: 'Dr. Jane Q. Doe',
          firstName: 'Jane',
          phone: '+14155550134',
          company: 'Example, Inc.',
          email: 'jane@example.com',
          role: 'Head of Buying',
          custom: {
            Department: 'Sales',
            'Work address': '1 Main St, Suite 4, San Francisco, CA, 94105, USA',
            HomePage: 'https://example.com/jane',
            Birthday: '1985-04-12',
            Socialprofile: 'https://linkedin.example/jane',
            'Phone 2': '+14155552671',
            'Email 2': 'jane@home.example',
          },
        },
        tags: ['VIP', 'Trade, fairs'],
        notes: [
          {
            text: 'A long note that is folded over several lines, with a comma; a semicolon\nand a second line.',
          },
        ],
      },
    ])
    expect(rejected).toEqual([{ line: 25, lastLine: 29, code: 'group-card' }])
  })

  it('of version 4.0 are read with addresses as links and what nobody knows in fields of its own', async () => {
    const { rows } = await readAll(fixture('standard-4.0.vcf'))
    expect(rows[0]?.contact).toMatchObject({
      phone: '+442079460018',
      language: 'en-GB',
      timeZone: 'Europe/London',
      role: 'Buyer',
      custom: { Fax: '+44-20-7946-0000', Colour: 'red' },
    })
  })

  it('are rejected by their lines when they have no end, and with text that is no card', async () => {
    const { rows, rejected } = await readAll(
      `${card('FN:Ana')}\r\nstray\r\nBEGIN:VCARD\r\nFN:Cut\r\n${card('FN:Bo')}`,
    )
    expect(rows.map(({ contact, line }) => [contact.name, line])).toEqual([
      ['Ana', 1],
      ['Bo', 7],
    ])
    expect(rejected).toEqual([
      { line: 4, code: 'bad-card' },
      { line: 5, lastLine: 6, code: 'bad-card' },
    ])
  })

  it('keep the lines of a note that somebody forgot to fold, and leave cards inside of cards out', async () => {
    const text = card(
      'VERSION:2.1',
      'FN:Ana',
      'NOTE:One',
      'two',
      'AGENT:',
      card('FN:Inner'),
      'TEL;CELL:+34612345678',
    )
    const { rows } = await readAll(text)
    expect(rows).toMatchObject([
      { contact: { name: 'Ana', phone: '+34612345678' }, notes: [{ text: 'One\ntwo' }] },
    ])
  })
})
