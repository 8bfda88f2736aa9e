/** How phones write the beginning of a message: what the clock shows, as a UTC date, to the text before the author. */
export type Shape = { name: string; write: (clock: Date) => string; hasSeconds: boolean }

const LRM = '\u200e'
const RLM = '\u200f'
const NARROW = '\u202f'
const WIDE = '\u00a0'

type Parts = {
  d: string
  m: string
  y: string
  dd: string
  mm: string
  yy: string
  h: string
  hh: string
  min: string
  ss: string
  h12: string
  isPm: boolean
}

function partsOf(clock: Date): Parts {
  const pad = (value: number): string => String(value).padStart(2, '0')
  const [d, m, y, h] = [
    clock.getUTCDate(),
    clock.getUTCMonth() + 1,
    clock.getUTCFullYear(),
    clock.getUTCHours(),
  ]
  return {
    d: String(d),
    m: String(m),
    y: String(y),
    dd: pad(d),
    mm: pad(m),
    yy: pad(y % 100),
    h: String(h),
    hh: pad(h),
    min: pad(clock.getUTCMinutes()),
    ss: pad(clock.getUTCSeconds()),
    h12: String(h % 12 === 0 ? 12 : h % 12),
    isPm: h >= 12,
  }
}

function android(name: string, write: (parts: Parts) => string): Shape {
  return { name: `${name}, Android`, write: (clock) => `${write(partsOf(clock))} - `, hasSeconds: false }
}

function iphone(name: string, write: (parts: Parts) => string): Shape {
  return { name: `${name}, iPhone`, write: (clock) => `[${write(partsOf(clock))}] `, hasSeconds: true }
}

function indic(text: string, zero: number): string {
  return text.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))
}

const ARABIC_ZERO = 0x660

export const SHAPES: readonly Shape[] = [
  android('en-GB', ({ dd, mm, y, hh, min }) => `${dd}/${mm}/${y}, ${hh}:${min}`),
  iphone('en-GB', ({ dd, mm, y, hh, min, ss }) => `${dd}/${mm}/${y}, ${hh}:${min}:${ss}`),
  android(
    'en-US',
    ({ d, m, yy, h12, min, isPm }) => `${m}/${d}/${yy}, ${h12}:${min}${NARROW}${isPm ? 'PM' : 'AM'}`,
  ),
  iphone(
    'en-US',
    ({ d, m, yy, h12, min, ss, isPm }) =>
      `${m}/${d}/${yy}, ${h12}:${min}:${ss}${NARROW}${isPm ? 'PM' : 'AM'}`,
  ),
  android(
    'en-IN',
    ({ dd, mm, yy, h12, min, isPm }) => `${dd}/${mm}/${yy}, ${h12}:${min} ${isPm ? 'pm' : 'am'}`,
  ),
  android(
    'en-CA',
    ({ dd, mm, y, h12, min, isPm }) => `${y}-${mm}-${dd}, ${h12}:${min} ${isPm ? 'p.m.' : 'a.m.'}`,
  ),
  android('en-ZA', ({ dd, mm, y, hh, min }) => `${y}/${mm}/${dd}, ${hh}:${min}`),
  android('de', ({ dd, mm, yy, hh, min }) => `${dd}.${mm}.${yy}, ${hh}:${min}`),
  iphone('de', ({ dd, mm, yy, hh, min, ss }) => `${dd}.${mm}.${yy}, ${hh}:${min}:${ss}`),
  android('fr of 2018', ({ dd, mm, y, hh, min }) => `${dd}/${mm}/${y} à ${hh}:${min}`),
  iphone('fr', ({ dd, mm, y, hh, min, ss }) => `${dd}/${mm}/${y} ${hh}:${min}:${ss}`),
  android('es', ({ d, m, yy, h, min }) => `${d}/${m}/${yy}, ${h}:${min}`),
  android(
    'es-MX',
    ({ d, m, y, h12, min, isPm }) => `${d}/${m}/${y}, ${h12}:${min}${WIDE}${isPm ? 'p.' : 'a.'}${WIDE}m.`,
  ),
  android('pt-BR', ({ dd, mm, y, hh, min }) => `${dd}/${mm}/${y} ${hh}:${min}`),
  iphone('pt-BR', ({ dd, mm, y, hh, min, ss }) => `${dd}/${mm}/${y}, ${hh}:${min}:${ss}`),
  android('it', ({ dd, mm, yy, hh, min }) => `${dd}/${mm}/${yy}, ${hh}:${min}`),
  android('nl', ({ dd, mm, y, hh, min }) => `${dd}-${mm}-${y} ${hh}:${min}`),
  iphone('nl', ({ dd, mm, y, hh, min, ss }) => `${dd}-${mm}-${y} ${hh}:${min}:${ss}`),
  android('tr', ({ dd, mm, y, hh, min }) => `${dd}.${mm}.${y} ${hh}:${min}`),
  iphone(
    'tr, 12 hours',
    ({ d, mm, y, h12, min, ss, isPm }) => `${d}.${mm}.${y} ${isPm ? 'ÖS' : 'ÖÖ'} ${h12}:${min}:${ss}`,
  ),
  android('ru', ({ dd, mm, y, hh, min }) => `${dd}.${mm}.${y}, ${hh}:${min}`),
  android('ja', ({ dd, mm, y, hh, min }) => `${y}/${mm}/${dd} ${hh}:${min}`),
  iphone(
    'ja, 12 hours',
    ({ dd, mm, y, h12, min, ss, isPm }) => `${y}/${mm}/${dd} ${isPm ? '午後' : '午前'}${h12}:${min}:${ss}`,
  ),
  iphone(
    'ja, its own calendar',
    ({ d, m, y, h, min, ss }) => `${m}/${d}/R${Number(y) - 2018}, ${h}:${min}:${ss}`,
  ),
  android('zh-CN', ({ d, m, y, h12, min, isPm }) => `${y}/${m}/${d} ${isPm ? '下午' : '上午'}${h12}:${min}`),
  iphone(
    'zh-CN',
    ({ d, m, y, h12, min, ss, isPm }) => `${y}/${m}/${d} ${isPm ? '下午' : '上午'}${h12}:${min}:${ss}`,
  ),
  android('zh-CN in words', ({ d, m, y, hh, min }) => `${y}年${m}月${d}日 ${hh}:${min}`),
  android('ko', ({ d, m, y, h12, min, isPm }) => `${y}. ${m}. ${d}. ${isPm ? '오후' : '오전'} ${h12}:${min}`),
  iphone(
    'ko',
    ({ d, m, y, h12, min, ss, isPm }) => `${y}. ${m}. ${d}. ${isPm ? '오후' : '오전'} ${h12}:${min}:${ss}`,
  ),
  android(
    'ko in words',
    ({ d, m, y, h12, min, isPm }) => `${y}년 ${m}월 ${d}일 ${isPm ? '오후' : '오전'} ${h12}:${min}`,
  ),
  android('ar', ({ d, m, y, h12, min, isPm }) =>
    indic(`${d}${RLM}/${m}${RLM}/${y}، ${h12}:${min}${WIDE}${isPm ? 'م' : 'ص'}`, ARABIC_ZERO),
  ),
  iphone('ar', ({ d, m, y, h12, min, ss, isPm }) =>
    indic(`${d}${RLM}/${m}${RLM}/${y}، ${h12}:${min}:${ss}${WIDE}${isPm ? 'م' : 'ص'}`, ARABIC_ZERO),
  ),
  iphone(
    'ar with marks',
    ({ d, m, y, hh, min, ss }) => `${RLM}${d}${RLM}/${m}${RLM}/${y}، ${hh}:${min}:${ss}`,
  ),
  android('hi', ({ d, m, yy, h12, min, isPm }) => `${d}/${m}/${yy}, ${h12}:${min} ${isPm ? 'pm' : 'am'}`),
  iphone(
    'hi in words',
    ({ d, m, yy, h12, min, ss, isPm }) =>
      `${d}/${m}/${yy}, ${h12}:${min}:${ss} ${isPm ? 'अपराह्न' : 'पूर्वाह्न'}`,
  ),
  android('id', ({ dd, mm, yy, hh, min }) => `${dd}/${mm}/${yy} ${hh}.${min}`),
  iphone('id', ({ dd, mm, yy, hh, min, ss }) => `${dd}/${mm}/${yy} ${hh}.${min}.${ss}`),
  android('he', ({ d, m, y, h, min }) => `${d}.${m}.${y}, ${h}:${min}`),
  iphone('he', ({ d, m, y, h, min, ss }) => `${LRM}${d}.${m}.${y}, ${h}:${min}:${ss}`),
  iphone('vi', ({ dd, mm, y, hh, min, ss }) => `${hh}:${min}:${ss}, ${dd}/${mm}/${y}`),
  iphone('th', ({ d, m, y, h, min, ss }) => `${d}/${m}/${Number(y) + 543} BE, ${h}:${min}:${ss}`),
  iphone('fi', ({ d, m, y, h, min, ss }) => `${d}.${m}.${y} klo ${h}.${min}.${ss}`),
  android('hu', ({ dd, mm, y, h, min }) => `${y}. ${mm}. ${dd}. ${h}:${min}`),
  android('sv', ({ dd, mm, y, hh, min }) => `${y}-${mm}-${dd} ${hh}:${min}`),
  {
    name: 'iPhones before 2017',
    write: (clock) => {
      const { dd, mm, yy, hh, min, ss } = partsOf(clock)
      return `${dd}/${mm}/${yy} ${hh}:${min}:${ss}: `
    },
    hasSeconds: true,
  },
]
