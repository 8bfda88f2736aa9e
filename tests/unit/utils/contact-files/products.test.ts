import { describe, expect, it } from 'vitest'
import { guessCountry } from '@/utils/contact-files/rows/guess-country'
import { fixture, readAll } from './read'

// Where each shape is documented stands in tests/fixtures/contact-files/README.md.
describe('files of contacts as products write them', () => {
  it('reads Google Contacts with every value of a cell, labels as tags and the mobile number first', async () => {
    const { read, rows, rejected } = await readAll(fixture('google.csv'), { country: 'BR' })
    expect(read).toMatchObject({ product: 'google', delimiter: ',', encoding: 'utf-8' })
    expect(rows[0]).toEqual({
      line: 2,
      contact: {
        name: 'João Sá',
        firstName: 'João',
        phone: '+5511987654321',
        company: 'Padaria Sá',
        email: 'joao@example.com',
        role: 'Dono',
        custom: { Address: 'Rua A, 1, São Paulo', 'Phone 2': '+551133334444' },
      },
      tags: ['VIP'],
      notes: [{ text: 'Quer 2 bandejas' }],
    })
    // A family name first, of which a greeting takes that; and a number that is none is kept as it stands.
    expect(rows[1]).toMatchObject({ line: 4, contact: { name: '愛川 翼' } })
    expect(rows[1]?.contact.firstName).toBeUndefined()
    expect(rows[2]).toMatchObject({ contact: { name: 'No Number', custom: { Phone: 'call reception' } } })
    expect(rejected).toEqual([])
  })

  it('reads the files Google wrote before, a fax apart, and rejects whom nothing names by its line', async () => {
    const { rows, rejected } = await readAll(fixture('google-old.csv'), { country: 'ES' })
    expect(rows[0]).toMatchObject({
      contact: {
        name: 'Ana Lucía Pérez',
        phone: '+34612345678',
        email: 'ana@example.org',
        company: 'Panadería Sol',
        role: 'Owner',
        custom: {
          Birthday: '1987-10-06',
          'Work Fax': '+34 911 22 33 44',
          'Phone 2': '+34911223355',
          'Email 2': 'ana.perez@work.example',
          Address: 'Calle Mayor 1, 28013 Madrid',
          Website: 'https://example.org',
        },
      },
      tags: ['Wholesale', 'starred'],
      notes: [{ text: 'Met at the fair.\nLikes trays, 40 of them' }],
    })
    expect(rows[1]?.contact).toEqual({ name: 'info@example.net', email: 'info@example.net', custom: {} })
    expect(rejected).toEqual([{ line: 6, code: 'no-name' }])
  })

  it('reads HubSpot, a second company and a day that could be two beside', async () => {
    const { read, rows } = await readAll(fixture('hubspot.csv'))
    expect(read).toMatchObject({ product: 'hubspot' })
    expect(rows[0]).toMatchObject({
      contact: {
        name: 'Gaëlle Perrin',
        phone: '+33612345678',
        timeZone: 'Europe/Paris',
        language: 'fr',
        owner: 'Inès Moreau',
        source: 'ORGANIC_SEARCH',
        custom: { 'Lead Status': 'NEW', 'Associated Company': 'Fromagerie Perrin SA' },
      },
      createdAt: Date.UTC(2024, 2, 12, 9, 14),
    })
    expect(rows[1]).not.toHaveProperty('createdAt')
    expect(rows[1]?.contact.custom).toMatchObject({ 'Create Date': '3/4/2024 2:30 PM' })
  })

  it.each([
    [
      'outlook.csv',
      'utf-8',
      'FI',
      'Linus B. Berg',
      '+358401234567',
      'Maintainer',
      ['Friends', 'Open source'],
    ],
    [
      'outlook-de.csv',
      'windows-1252',
      'DE',
      'Jürgen Groß',
      '+491712345678',
      'Einkäufer',
      ['Kunde', 'Großhandel'],
    ],
    ['outlook-ja.csv', 'shift_jis', 'JP', '愛川 翼', '+819012345678', '部長', ['お得意様', '卸']],
    ['outlook-es.csv', 'utf-8', 'ES', 'Lucía García Ruiz', '+34612345678', 'Gerente', ['Clientes']],
  ])('reads %s of Outlook', async (file, encoding, country, name, phone, role, tags) => {
    const { read, rows } = await readAll(fixture(file), { country })
    expect(read).toMatchObject({ product: 'outlook', encoding })
    expect(rows).toMatchObject([{ contact: { name, phone, role }, tags }])
    expect(Object.values(rows[0]?.contact.custom ?? {})).not.toContain('Normal')
    expect(JSON.stringify(rows)).not.toMatch(/0[/.]0[/.]00|Unspecified/)
  })

  it.each([
    [
      'kommo.csv',
      'Maria Souza',
      '+5511987654321',
      'Buyer',
      ['vip', 'whatsapp'],
      [{ text: 'Asked for a price' }],
    ],
    [
      'kommo-ru.csv',
      'Иван Петров',
      '+79161234567',
      'Директор',
      ['опт', 'постоянный'],
      [{ text: 'Позвонить' }, { text: 'Скидка 5%' }],
    ],
  ])('reads %s of Kommo, each note apart', async (file, name, phone, role, tags, notes) => {
    const { read, rows } = await readAll(fixture(file))
    expect(read).toMatchObject({ product: 'kommo' })
    expect(rows).toMatchObject([{ contact: { name, phone, role }, tags, notes }])
    expect(rows[0]?.createdAt).toBe(Date.UTC(2023, 1, 5, 10, 20, 30))
  })

  it('guesses the country from the numbers, else from the language', async () => {
    const { read } = await readAll(fixture('hubspot.csv'))
    const { read: without } = await readAll('Name,Phone\nAna,612 34 56 78')
    if (read.kind !== 'table' || without.kind !== 'table') throw new Error('Not a table')
    expect(guessCountry(read, ['de'])).toBe('FR')
    expect(guessCountry(without, ['pt-BR'])).toBe('BR')
    expect(guessCountry(without, ['ja'])).toBe('JP')
  })
})

describe('files of other encodings', () => {
  const TEXT = 'Name,Company\nJosé Ñandú,Größe\n'
  const wide = (text: string, isLittle: boolean, mark: string): Uint8Array => {
    const view = new DataView(new ArrayBuffer((text.length + mark.length) * 2))
    for (const [at, unit] of [...`${mark}${text}`].entries())
      view.setUint16(at * 2, unit.charCodeAt(0), isLittle)
    return new Uint8Array(view.buffer)
  }

  it.each([
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16 with a mark', wide(TEXT, true, '\ufeff'), 'utf-16le'],
    ['big-endian UTF-16 without', wide(TEXT, false, ''), 'utf-16be'],
    ['Windows-1252', Uint8Array.from([...TEXT].map((letter) => letter.charCodeAt(0))), 'windows-1252'],
  ])('are read: %s', async (_, bytes, encoding) => {
    const { read, rows } = await readAll(bytes)
    expect(read.encoding).toBe(encoding)
    expect(rows).toMatchObject([{ line: 2, contact: { name: 'José Ñandú', company: 'Größe' } }])
  })

  it('are read whole when only their end shows that they are none of UTF-8', async () => {
    const lines = Array.from({ length: 15_000 }, (_, at) => `Person ${at},${'Sol'.repeat(20)}`)
    const text = ['Name,Company', ...lines, 'Ren\u00e9,Caf\u00e9'].join('\n')
    const { read, rows } = await readAll(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))
    expect(read).toMatchObject({ encoding: 'windows-1252', isGuess: true })
    expect(rows.at(-1)).toMatchObject({ line: 15_002, contact: { name: 'René', company: 'Café' } })
  })
})

describe('plain lists', () => {
  it.each([
    ['名前,電話番号,メール,会社名,タグ,メモ'],
    ['Nombre;Teléfono;Correo electrónico;Empresa;Etiquetas;Notas'],
    ['Nome\tTelefone\tE-mail\tEmpresa\tEtiquetas\tObservações'],
    ['Nom;Téléphone;Courriel;Société;Étiquettes;Remarques'],
    ['Name;Telefonnummer;E-Mail;Firma;Schlagwörter;Notizen'],
    ['姓名,手机号,电子邮箱,公司名称,标签,备注'],
    ['Full Name,Mobile,Email Address,Company Name,Tags,Comments'],
  ])('understands the headers %s', async (header) => {
    const mark = /[;\t]/.exec(header)?.[0] ?? ','
    const line = ['Ana Ito', '+34612345678', 'ana@example.org', 'Sol', 'VIP', 'Hi'].join(mark)
    const { rows } = await readAll(`${header}\n${line}`)
    expect(rows).toEqual([
      {
        line: 2,
        contact: {
          name: 'Ana Ito',
          phone: '+34612345678',
          email: 'ana@example.org',
          company: 'Sol',
          custom: {},
        },
        tags: ['VIP'],
        notes: [{ text: 'Hi' }],
      },
    ])
  })

  it.each([
    ['Nombre,Apellidos', 'Ana,Pérez'],
    ['Nom,Prénom', 'Pérez,Ana'],
    ['Name,Vorname', 'Pérez,Ana'],
    ['Nome,Sobrenome', 'Ana,Pérez'],
    ['Имя,Фамилия', 'Ana,Pérez'],
  ])('tells whole names from parts by the column beside them: %s', async (header, line) => {
    const { rows } = await readAll(`${header}\n${line}`)
    expect(rows).toMatchObject([{ contact: { name: 'Ana Pérez', firstName: 'Ana' } }])
  })

  it('keeps what does not fit its field in a field of its own, and a long text as a note', async () => {
    const long = 'x'.repeat(400)
    const { rows } = await readAll(`Name,Language,Grade,Phone,Story\nAna,Klingon?,ZZ,12,${long}`)
    expect(rows).toMatchObject([
      {
        contact: { name: 'Ana', custom: { Language: 'Klingon?', Grade: 'ZZ', Phone: '12' } },
        notes: [{ text: `Story: ${long}` }],
      },
    ])
  })

  it('meets the field of the same name there is, however it is written', async () => {
    const { rows } = await readAll('Name,SHOE SIZE\nAna,38', { labels: ['Shoe size'] })
    expect(rows[0]?.contact.custom).toEqual({ 'Shoe size': '38' })
  })

  it('rejects a row by its lines and why, without a value of it', async () => {
    const { rows, rejected } = await readAll(
      `sep=;\nName;City\nAna;Rome\n;Oslo\nBo;Bonn;9\n${'n'.repeat(301)};x\nCid;"Lyon\nbroken`,
    )
    expect(rows.map(({ line, contact }) => [line, contact.name])).toEqual([[3, 'Ana']])
    expect(rejected.toSorted((a, b) => a.line - b.line)).toEqual([
      { line: 4, code: 'no-name' },
      { line: 5, code: 'too-many-cells' },
      { line: 6, code: 'too-long', field: 'name' },
      { line: 7, lastLine: 8, code: 'bad-quotes' },
    ])
  })
})
