import type { SeedRandom } from './random'

type Words = readonly [string, ...string[]]
type People = {
  language: string
  /** What a phone number begins with. */
  code: string
  digits: number
  first: Words
  /** Family names are made of a beginning and an end, so that there are some hundreds of each language. */
  beginnings: Words
  ends: Words
  write: (first: string, family: string) => string
}

const western = (first: string, family: string): string => `${first} ${family}`
const eastern = (first: string, family: string): string => `${family}${first}`

/** Where the contacts come from, the most frequent first. All of them are invented. */
const PEOPLE: readonly [People, ...People[]] = [
  {
    language: 'pt',
    code: '55119',
    digits: 8,
    first: words('Maria João Ana José Antônio Luiza Bruna Caio Débora Larissa Marcos Otávio Yasmin Murilo'),
    beginnings: words(
      'Alm Carv Fer Mor Oliv Per San Sil Sou Tav Vil Mach Ribe Bat Card Cout Falc Meir Naz Quei',
    ),
    ends: words('eida alho reira ais eira es tos va za ares ado iro ista oso inho ão elles ário roga ano'),
    write: western,
  },
  {
    language: 'en',
    code: '447700',
    digits: 6,
    first: words('James Mary Oliver Amelia Harry Freya Marcus Poppy Joanna Theo Nadia Rhys Martha Jordan'),
    beginnings: words(
      'Ash Bram Carv Dun El Fair Hal Ket Mar Thorn Wal Hart Black Win Brad Cross Fen Lang Mer Stan',
    ),
    ends: words(
      'down well er more lery fax dane tley low ton ley field bury wick ford worth hurst by stead ham',
    ),
    write: western,
  },
  {
    language: 'es',
    code: '346',
    digits: 8,
    first: words('Lucía María Martín Sofía José Carmen Álvaro Inés Marta Rubén Noelia Iker Joaquín Pilar'),
    beginnings: words(
      'Garc Mart Rodr Fern Gonz Ló Sánch Pér Góm Jimén Mor Álvar Romer Navarr Torr Domíngu Gutiérr',
    ),
    ends: words('ía ínez íguez ández ález pez ez o a eño al és illo era ano aga ón edo'),
    write: western,
  },
  {
    language: 'id',
    code: '62812',
    digits: 8,
    first: words('Adi Bunga Citra Dewi Eko Galih Intan Wulan Maryam Joko Rizky Putri'),
    beginnings: words('Angg Bud Hart Kus San Wij Pra Sur Set Nug Rah Gun Sap Hid Mul'),
    ends: words('raini iarto ono nadi tosa ayanti meswari yadi iawan roho mawati arwan utra ayat yani'),
    write: western,
  },
  {
    language: 'hi',
    code: '9198',
    digits: 8,
    first: words('आरव अनन्या इशिता काव्या निखिल रोहिणी तन्वी ज़ोया मनीष प्रिया'),
    beginnings: words('शर वर गुप कुल देश महा चौध बन वाघ सो'),
    ends: words('मा मान ता कर्णी पांडे पात्र री र्जी ले ढी'),
    write: western,
  },
  {
    language: 'de',
    code: '49151',
    digits: 8,
    first: words('Anna Jürgen Johanna Bastian Marie Detlef Frieda Jörg Markus Ronja Marlene Hannes'),
    beginnings: words('Acker Böh Drey Eich Grün Kessel Wie Schön Mül Lang Hoff Berg Stein Wald Brand'),
    ends: words('knecht mer ling stätt wald ring gand feld ler hammer mann er bach meier horst'),
    write: western,
  },
  {
    language: 'ja',
    code: '8190',
    digits: 8,
    first: words('陽菜 蓮 結衣 悠真 美咲 大翔 さくら 湊 愛子 健太'),
    beginnings: words('佐 鈴 高 田 渡 伊 山 中 小 加 青 石'),
    ends: words('藤 木 橋 中 辺 本 林 村 野 川 山 田'),
    write: (first, family) => `${family} ${first}`,
  },
  {
    language: 'zh',
    code: '86139',
    digits: 8,
    first: words('伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳'),
    beginnings: words('王 李 张 刘 陈 杨 黄 赵 周 吴 魏 欧阳'),
    ends: words('晓 建 文 志 海 玉 小 国 春 明'),
    write: eastern,
  },
  {
    language: 'ar',
    code: '97150',
    digits: 7,
    first: words('سلمى كريم نورة ياسين هدى طارق ليلى محمد أحمد مريم'),
    beginnings: words('الأن البي الدب السا القا الن الحد الخط الش العب'),
    ends: words('صاري طار اغ عدي سمي جار اد يب امي اسي'),
    write: western,
  },
  {
    language: 'he',
    code: '97250',
    digits: 7,
    first: words('יעל איתן תמר אורי שירה עידו נועה מאיה'),
    beginnings: words('אבי בר גל דר הר זמ כה לו מז פר'),
    ends: words('רם קת בועי ומי אל יר ן י רחי ץ'),
    write: western,
  },
]

const TITLES: Words = ['', '', '', '', '', '', 'Dr. ', '~']
const SUFFIXES: Words = ['', '', '', '', '', ' (work)', ' 🌸', ' - shop', ' VIP', ' 2']
const TRADES = words('Trading Atelier Boutique Clinic Imports Logistics Realty Studio Foods Hotel')

export type Person = { name: string; phone: string; language: string }

/** @returns an invented person, named as people name others in their phones. */
export function invent(random: SeedRandom): Person {
  const people = random.pickUsual(PEOPLE)
  const name = people.write(random.pickUsual(people.first), familyOf(people, random))
  return {
    name: random.pick(TITLES) + name + random.pick(SUFFIXES),
    phone: `+${people.code}${random.digits(people.digits)}`,
    language: people.language,
  }
}

/** @returns the name of an invented company. */
export function inventCompany(random: SeedRandom): string {
  return `${familyOf(random.pickUsual(PEOPLE), random)} ${random.pick(TRADES)}`
}

function familyOf({ beginnings, ends }: People, random: SeedRandom): string {
  return random.pickUsual(beginnings) + random.pick(ends)
}

function words(text: string): Words {
  const [first = '', ...rest] = text.split(' ')
  return [first, ...rest]
}
