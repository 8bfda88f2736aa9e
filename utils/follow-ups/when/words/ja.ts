import type { WhenVocabulary } from './vocabulary'

const DAY_NAME = '(?:曜日?|(?=[\\s\\d・、,とにの月火水木金土日朝昼夕夜午]|$))'

export const vocabulary: WhenVocabulary = {
  isSpaced: false,
  units: { minute: '分', hour: '時間', day: '日', week: '週間?', month: '[かヶカケ箇]月', year: '年' },
  numbers: { 半: 0.5, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 },
  weekdays: ['月', '火', '水', '木', '金', '土', '日'].map((name) => name + DAY_NAME),
  and: '・|、|と|,',
  meanings: [
    ['(?:あと)?{n}{unit}(?<half>半)?後', 'amount'],
    ['明後日|あさって', { days: 2 }],
    ['明々後日|しあさって', { days: 3 }],
    ['(?:来週|翌週)の?{weekday}', 'next-week'],
    ['再来週の?{weekday}', 'week-after-next'],
    ['再来週', 'week-after-next'],
    ['来週|翌週', 'next-week'],
    ['来月の?{day}日', 'next-month'],
    ['来月|翌月', 'next-month'],
    ['今月末|月末', 'month-end'],
    ['(?:(?<am>早朝|朝|午前)|(?<pm>午後|夕方|今晩|今夜|夜|晩))?の?{h}時(?:(?<half>半)|{m}分)?', 'clock'],
    ['(?:今朝|朝|午前中|朝一)', { hour: 9 }],
    ['(?:お昼|昼|正午)', { hour: 12 }],
    ['午後(?!\\d)', { hour: 15 }],
    ['(?:夕方|今夕)', { hour: 18 }],
    ['(?:今夜|今晩|夜|晩)', { hour: 20 }],
  ],
  repeats: [
    ['(?:毎週)?平日(?:毎日)?|毎営業日', 'working-days'],
    ['(?:隔週|2週間?(?:ごと|おき)に?)の?{weekdays}', 'other-weekdays'],
    ['毎週の?{weekdays}', 'weekdays'],
    ['毎月の?{day}日', 'month-day'],
    ['毎月末|毎月の?(?:末|最終日)', 'month-end'],
    ['{n}{unit}(?:ごと|おき|毎)', 'amount'],
    ['毎日', { every: 1, unit: 'day' }],
    ['毎(?=朝|晩|夕|夜)', { every: 1, unit: 'day' }],
    ['毎週', { every: 1, unit: 'week' }],
    ['隔週', { every: 2, unit: 'week' }],
    ['毎月', { every: 1, unit: 'month' }],
    ['毎年', { every: 1, unit: 'year' }],
  ],
  joins: 'までに|に|で|の|は|から|まで|頃に?|ごろに?',
}
