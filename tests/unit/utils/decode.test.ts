import { describe, expect, it } from 'vitest'
import { decodeText } from '@/utils/text/decode'

const bytes = (...values: number[]) => new Uint8Array(values)
const utf8 = (text: string) => new TextEncoder().encode(text)
function utf16(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle)
  return new Uint8Array(view.buffer)
}

/** "trigger,本文\nhi,こんにちは" as Excel in Japan writes it. */
const SHIFT_JIS = bytes(
  ...utf8('trigger,'),
  ...bytes(0x96, 0x7b, 0x95, 0xb6, 0x0a),
  ...utf8('hi,'),
  ...bytes(0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd),
)

describe('the text of a file', () => {
  it.each([
    ['UTF-8', utf8('Grüße, 寿司 🍣'), 'Grüße, 寿司 🍣', 'utf-8'],
    ['UTF-8 with its mark', bytes(0xef, 0xbb, 0xbf, ...utf8('Grüße')), 'Grüße', 'utf-8'],
    ['UTF-16 with its mark', utf16('\ufeffa,ü\n寿司', true), 'a,ü\n寿司', 'utf-16le'],
    ['UTF-16 the other way round', utf16('\ufeffa,ü', false), 'a,ü', 'utf-16be'],
    ['ASCII', utf8('plain'), 'plain', 'utf-8'],
    ['nothing', utf8(''), '', 'utf-8'],
  ])('is read without doubt as %s', (_, file, text, encoding) => {
    expect(decodeText(file)).toEqual({ text, encoding, isGuess: false })
  })

  it.each([
    ['UTF-16 without a mark', utf16('shortcut,text\nhi,Grüße\n', true), /hi,Grüße/, 'utf-16le'],
    ['Shift_JIS', SHIFT_JIS, /本文\nhi,こんにちは/, 'shift_jis'],
    [
      'Windows-1252',
      bytes(...utf8('Gr'), 0xfc, 0xdf, ...utf8('e, d'), 0xe9, ...utf8('j'), 0xe0),
      /Grüße, déjà/,
      'windows-1252',
    ],
  ])('is guessed to be %s', (_, file, text, encoding) => {
    const decoded = decodeText(file)
    expect(decoded).toMatchObject({ encoding, isGuess: true })
    expect(decoded.text).toMatch(text)
  })
})
