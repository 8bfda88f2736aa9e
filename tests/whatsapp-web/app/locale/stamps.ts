export const STAMP_STYLES = [
  'en',
  'en-gb',
  'pt-br',
  'es',
  'de',
  'it',
  'he',
  'ar',
  'ja',
  'zh-cn',
  'zh-tw',
  'id',
  'nl',
  'ko',
] as const
export type StampStyle = (typeof STAMP_STYLES)[number]

const RLM = '\u200f'
const NARROW_SPACE = '\u202f'

/** The part of data-pre-plain-text between the brackets, as the page writes it in each language. */
export function stamp(style: StampStyle, date: Date): string {
  const { d, m, y, dd, mm, clock, hour12 } = partsOf(date)
  const minutes = pad(date.getMinutes())
  switch (style) {
    case 'en':
      return `${clockLabel('en', date)}, ${m}/${d}/${y}`
    case 'es':
      return `${clock}, ${d}/${m}/${y}`
    case 'de':
      return `${clock}, ${dd}.${mm}.${y}`
    case 'he':
      return `${clock}, ${d}.${m}.${y}`
    case 'ar':
      return `${clockLabel('ar', date)}, ${d}${RLM}/${m}${RLM}/${y}`
    case 'ja':
    case 'zh-cn':
      return `${clock}, ${y}/${mm}/${dd}`
    case 'zh-tw':
      return `${date.getHours() < 12 ? '上午' : '下午'}${hour12}:${minutes}, ${y}年${m}月${d}日`
    case 'id':
      return `${clock.replace(':', '.')}, ${dd}/${mm}/${y}`
    case 'nl':
      return `${clock}, ${dd}-${mm}-${y}`
    case 'ko':
      return `${date.getHours() < 12 ? '오전' : '오후'} ${hour12}:${minutes}, ${y}.${mm}.${dd}`
    default:
      return `${clock}, ${dd}/${mm}/${y}`
  }
}

/** The time of day as shown in a bubble and in the chat list. */
export function clockLabel(style: StampStyle, date: Date): string {
  const { clock, hour12 } = partsOf(date)
  const minutes = pad(date.getMinutes())
  if (style === 'en') return `${hour12}:${minutes}${NARROW_SPACE}${date.getHours() < 12 ? 'AM' : 'PM'}`
  if (style === 'ar') return `${hour12}:${minutes} ${date.getHours() < 12 ? 'ص' : 'م'}`
  return clock
}

/** The calendar date as shown in date rows and for older chats. */
export function dateLabel(style: StampStyle, date: Date): string {
  return stamp(style, date).split(', ')[1] ?? ''
}

function partsOf(date: Date) {
  const d = date.getDate()
  const m = date.getMonth() + 1
  return {
    d,
    m,
    y: date.getFullYear(),
    dd: pad(d),
    mm: pad(m),
    clock: `${pad(date.getHours())}:${pad(date.getMinutes())}`,
    hour12: date.getHours() % 12 || 12,
  }
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
