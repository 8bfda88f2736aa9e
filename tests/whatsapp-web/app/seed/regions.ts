import type { Language } from './conversations/short'

export interface Region {
  language: Language
  /** A phone as digits, `x` standing for a random one. */
  phone: string
  first: readonly [string, ...string[]]
  last: readonly [string, ...string[]]
}

/** Where the many unnamed people come from. Every combination of names is made up. */
export const REGIONS: readonly [Region, ...Region[]] = [
  {
    language: 'en',
    phone: '447700900xxx',
    first: ['Amelia', 'Oliver', 'Poppy', 'Harry', 'Freya', 'Callum', 'Imogen', 'Rhys', 'Nadia', 'Theo'],
    last: ['Ashdown', 'Bramwell', 'Carver', 'Dunmore', 'Ellery', 'Fairfax', 'Haldane', 'Kettley'],
  },
  {
    language: 'en',
    phone: '1202555xxxx',
    first: ['Jordan', 'Avery', 'Riley', 'Morgan', 'Quinn', 'Dakota', 'Skyler', 'Harper', 'Micah'],
    last: ['Alder', 'Brightwell', 'Castell', 'Driscoe', 'Fenwick', 'Hollis', 'Merriday', 'Sorrell'],
  },
  {
    language: 'es',
    phone: '346125xxxxx',
    first: ['Lucía', 'Martín', 'Sofía', 'Álvaro', 'Carmen', 'Iker', 'Noelia', 'Rubén', 'Inés'],
    last: ['Abarca', 'Bellido', 'Cifuentes', 'Dueñas', 'Escalona', 'Galarza', 'Ibarrola', 'Moliner'],
  },
  {
    language: 'pt',
    phone: '5511987xxxxxx',
    first: ['Bruna', 'Caio', 'Débora', 'Enzo', 'Larissa', 'Murilo', 'Natália', 'Otávio', 'Yasmin'],
    last: ['Arruda', 'Bittencourt', 'Couto', 'Drumond', 'Falcão', 'Meirelles', 'Queiroga', 'Vilela'],
  },
  {
    language: 'de',
    phone: '491515550xxxx',
    first: ['Annika', 'Bastian', 'Clara', 'Detlef', 'Elif', 'Frieda', 'Hannes', 'Jörg', 'Ronja'],
    last: ['Ackerknecht', 'Böhmer', 'Dreyling', 'Eichstätt', 'Grünwald', 'Kesselring', 'Wiegand'],
  },
  {
    language: 'fr',
    phone: '447700901xxx',
    first: ['Anaïs', 'Bastien', 'Élodie', 'Gaspard', 'Inès', 'Loïc', 'Maëlle', 'Zoé'],
    last: ['Aubertin', 'Bellerose', 'Chastain', 'Delacourt', 'Fauvel', 'Lamarque', 'Vautrin'],
  },
  {
    language: 'it',
    phone: '393335xxxxxx',
    first: ['Alessia', 'Bruno', 'Chiara', 'Dario', 'Elisa', 'Fabio', 'Ilaria', 'Nicolò'],
    last: ['Alberici', 'Bonfante', 'Carraresi', 'Donadel', 'Fanelli', 'Guidarelli', 'Zanetello'],
  },
  {
    language: 'ja',
    phone: '819055xxxxxx',
    first: ['陽菜', '蓮', '結衣', '悠真', '美咲', '大翔', 'さくら', '湊'],
    last: ['浅倉', '伊吹', '小鳥遊', '早乙女', '月島', '七瀬', '真白'],
  },
  {
    language: 'hi',
    phone: '9198765xxxxx',
    first: ['Aarav', 'Ishita', 'Kavya', 'Nikhil', 'Rohini', 'Tanvi', 'Vivaan', 'Zoya'],
    last: ['Banerji', 'Chaudhary', 'Deshpande', 'Kulkarni', 'Mahapatra', 'Sodhi', 'Wagle'],
  },
  {
    language: 'id',
    phone: '62812xxxxxxxx',
    first: ['Adi', 'Bunga', 'Citra', 'Dewi', 'Eko', 'Galih', 'Intan', 'Wulan'],
    last: ['Anggraini', 'Budiarto', 'Hartono', 'Kusnadi', 'Prameswari', 'Santosa', 'Wijayanti'],
  },
  {
    language: 'he',
    phone: '972505xxxxxx',
    first: ['יעל', 'איתן', 'תמר', 'אורי', 'שירה', 'עידו'],
    last: ['אבירם', 'ברקת', 'גלבוע', 'דרומי', 'הראל', 'זמיר'],
  },
  {
    language: 'ar',
    phone: '971505xxxxxx',
    first: ['سلمى', 'كريم', 'نورة', 'ياسين', 'هدى', 'طارق'],
    last: ['الأنصاري', 'البيطار', 'الدباغ', 'الساعدي', 'القاسمي', 'النجار'],
  },
]

export const TRADES: readonly [string, ...string[]] = [
  'Atelier',
  'Bakery 🥐',
  'Boutique',
  'Café ☕',
  'Clinic',
  'Hotel',
  'Imports',
  'Logistics 🚚',
  'Realty',
  'Workshop',
]
