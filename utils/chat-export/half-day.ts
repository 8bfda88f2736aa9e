/** Words for the halves of a day, without spaces and dots, as phones write them. */
const MORNING = words(
  'am a vorm öö sa fm ap pd dop de pagi inthemorning 上午 凌晨 清晨 早上 午前 오전 ص पूर्वाह्न পূর্বাহ্ণ πμ ก่อนเที่ยง ' +
    'pg vm قظ дп преподне претпл тң үө fh rn priešpiet priekšp to gh ጥዋት ກ່ອນທ່ຽງ နံနက် පෙව',
)
const AFTERNOON = words(
  'pm p nachm ös ch em ip md odp du siang sore malam intheafternoon intheevening 下午 中午 晚上 午後 오후 م अपराह्न অপরাহ্ণ μμ หลังเที่ยง ' +
    'ptg petang tengahhari nm بظ пп поподне попл тк үх eh in popiet pēcp pop tk gd ከሰዓት ຫຼັງທ່ຽງ ညနေ පව',
)

/** @returns which half of the day a word names; undefined for any other. */
export function halfDayOf(text: string): 'am' | 'pm' | undefined {
  const word = text.toLowerCase().replaceAll(/[\s.,]/gu, '')
  if (MORNING.has(word)) return 'am'
  return AFTERNOON.has(word) ? 'pm' : undefined
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
