import type { WhenVocabulary } from './vocabulary'

const MINUTES = '(?::{m}| y (?<half>media))?(?: ?h(?:oras?)?)?'

export const vocabulary: WhenVocabulary = {
  isSpaced: true,
  units: {
    minute: 'minutos?|min',
    hour: 'horas?',
    day: 'd[ií]as?',
    week: 'semanas?',
    month: 'mes(?:es)?',
    year: 'años?',
  },
  numbers: { un: 1, una: 1, media: 0.5, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, diez: 10, quince: 15 },
  weekdays: ['lunes', 'martes', 'mi[eé]rcoles', 'jueves', 'viernes', 's[aá]bados?', 'domingos?'],
  and: 'y|e',
  meanings: [
    ['(?:en|dentro de) {n} {unit}', 'amount'],
    ['pasado mañana', { days: 2 }],
    ['(?:la )?(?:pr[oó]xima semana|semana (?:que viene|pr[oó]xima))', 'next-week'],
    ['(?:el )?(?:pr[oó]ximo mes|mes (?:que viene|pr[oó]ximo))', 'next-month'],
    ['(?:el |este )?(?:pr[oó]ximo )?{weekday}(?: que viene| pr[oó]ximo)?', 'weekday'],
    ['(?:el )?d[ií]a {day}', 'month-day'],
    ['(?:a )?fin(?:al)? de mes', 'month-end'],
    [`(?:a )?(?:las? )?{h}${MINUTES} (?:de|por) la (?:(?<pm>tarde|noche)|(?<am>mañana|madrugada))`, 'clock'],
    [`a las? {h}${MINUTES}`, 'clock'],
    ['(?:por|en|de) la mañana', { hour: 9 }],
    ['(?:a(?:l)? )?mediod[ií]a', { hour: 12 }],
    ['(?:esta|(?:por|en|de) la) tarde', { hour: 15 }],
    ['(?:esta|(?:por|en|de) la) noche', { hour: 20 }],
  ],
  repeats: [
    [
      '(?:cada|todos los) d[ií]as? (?:laborables?|h[aá]bil(?:es)?|de trabajo)|de lunes a viernes|entre semana',
      'working-days',
    ],
    ['cada (?:dos semanas|2 semanas) (?:el |los )?{weekdays}', 'other-weekdays'],
    ['(?:cada|todos los) {weekdays}', 'weekdays'],
    ['(?:el )?(?:d[ií]a )?{day} de cada mes|cada mes el (?:d[ií]a )?{day2}|cada d[ií]a {day3}', 'month-day'],
    ['(?:el )?(?:[uú]ltimo d[ií]a|fin(?:al)?) de cada mes', 'month-end'],
    ['cada (?:{n} )?{unit}', 'amount'],
    ['todos los d[ií]as|a diario|diariamente', { every: 1, unit: 'day' }],
    ['todas las semanas|semanalmente', { every: 1, unit: 'week' }],
    ['todos los meses|mensualmente', { every: 1, unit: 'month' }],
    ['todos los años|anualmente', { every: 1, unit: 'year' }],
  ],
  joins: 'a|el|la|los|las|en|de|desde|para|por|que|y',
}
