import { describe, expect, test } from 'vitest'
import { shown } from './shown-when'

const EVERY_MONDAY = 'FREQ=WEEKLY;BYDAY=MO'
const WORKING_DAYS = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'

describe('Words of each language', () => {
  test.each([
    ['tomorrow 3pm call Ana', '11-21 15:00 {call Ana}'],
    ['in 2 hours', '11-20 16:20'],
    ['next Tuesday', '11-24 09:00~'],
    ['in 2 days', '11-22 09:00~'],
    ['next week', '11-27 09:00~'],
    ['this evening', '11-20 18:00'],
    ['tonight', '11-20 20:00'],
    ['Friday at 10 send quote', '11-27 10:00 {send quote}'],
    ['8am', '11-21 08:00'],
    ['at 15:30', '11-20 15:30'],
    ['call at 5', '11-20 17:00 {call}'],
    ['at 05:00', '11-21 05:00'],
    ['at 5am', '11-21 05:00'],
    ['in half an hour', '11-20 14:50'],
    ['in 1.5 hours', '11-20 15:50'],
    ['Nov 30', '11-30 09:00~'],
    ['11/30', '11-30 09:00~'],
    ['2026-12-01 14:00', '12-01 14:00'],
    ['noon', '11-21 12:00'],
    ['tomorrow morning', '11-21 09:00'],
    ['monday afternoon', '11-23 15:00'],
    ['day after tomorrow at 4pm', '11-22 16:00'],
    ['on the 5th', '12-05 09:00~'],
    ['end of the month', '11-30 09:00~'],
    ['in 3 days at 5pm', '11-23 17:00'],
    ['today', '11-20 18:00~'],
    ['3pm EST', '11-20 21:00'],
    ['call Ana tomorrow about the price at 3pm', '11-21 15:00 {call Ana about the price}'],
    ['tomorrow - send quote', '11-21 09:00~ {send quote}'],
    ['Tomorrow to ask for the logo', '11-21 09:00~ {ask for the logo}'],
    ['every monday 9am', `11-23 09:00 ${EVERY_MONDAY}`],
    ['send invoice every friday 4pm', '11-20 16:00 FREQ=WEEKLY;BYDAY=FR {send invoice}'],
    ['every 2 weeks', '12-04 09:00~ FREQ=WEEKLY;INTERVAL=2'],
    ['every weekday at 8:30 check orders', `11-23 08:30 ${WORKING_DAYS} {check orders}`],
    ['every other friday', '11-27 09:00~ FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
    ['every mon, wed and fri 10am', '11-23 10:00 FREQ=WEEKLY;BYDAY=MO,WE,FR'],
    ['daily at 6pm', '11-20 18:00 FREQ=DAILY'],
    ['every morning', '11-21 09:00 FREQ=DAILY'],
    ['every month on the 5th at 10', '12-05 10:00 FREQ=MONTHLY;BYMONTHDAY=5'],
    ['last day of every month', '11-30 09:00~ FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['monthly on the 31st', '11-30 09:00~ FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1'],
    ['every 3 days starting tomorrow', '11-21 09:00~ FREQ=DAILY;INTERVAL=3'],
    ['quarterly', '02-20 09:00~ FREQ=MONTHLY;INTERVAL=3'],
  ])('English: %s → %s', async (text, expected) => {
    expect(await shown(text, 'en')).toBe(expected)
  })

  test.each([
    ['明日15時', '11-21 15:00'],
    ['明日の午後3時に電話', '11-21 15:00 {電話}'],
    ['2時間後', '11-20 16:20'],
    ['1時間半後', '11-20 15:50'],
    ['30分後に確認', '11-20 14:50 {確認}'],
    ['3日後', '11-23 09:00~'],
    ['来週の月曜日', '11-23 09:00~'],
    ['来週月曜10時', '11-23 10:00'],
    ['明後日10時', '11-22 10:00'],
    ['今晩8時', '11-20 20:00'],
    ['明日の朝', '11-21 09:00'],
    ['１２月１日　１４：００', '12-01 14:00'],
    ['来月1日', '12-01 09:00~'],
    ['15時半に連絡', '11-20 15:30 {連絡}'],
    ['土曜の朝9時', '11-21 09:00'],
    ['月末', '11-30 09:00~'],
    ['見積もりを送る 明日10時', '11-21 10:00 {見積もりを送る}'],
    ['毎週月曜 10時', `11-23 10:00 ${EVERY_MONDAY}`],
    ['毎日9時', '11-21 09:00 FREQ=DAILY'],
    ['平日9時', `11-23 09:00 ${WORKING_DAYS}`],
    ['毎月5日', '12-05 09:00~ FREQ=MONTHLY;BYMONTHDAY=5'],
    ['隔週金曜', '11-27 09:00~ FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
    ['毎週月・水・金', '11-23 09:00~ FREQ=WEEKLY;BYDAY=MO,WE,FR'],
    ['2週間ごと', '12-04 09:00~ FREQ=WEEKLY;INTERVAL=2'],
    ['毎朝', '11-21 09:00 FREQ=DAILY'],
  ])('Japanese: %s → %s', async (text, expected) => {
    expect(await shown(text, 'ja')).toBe(expected)
  })

  test.each([
    ['mañana a las 3 de la tarde', '11-21 15:00'],
    ['en 2 horas', '11-20 16:20'],
    ['en media hora', '11-20 14:50'],
    ['el próximo martes', '11-24 09:00~'],
    ['martes que viene', '11-24 09:00~'],
    ['pasado mañana a las 10:30', '11-22 10:30'],
    ['la semana que viene', '11-27 09:00~'],
    ['esta noche', '11-20 20:00'],
    ['el viernes a las 10', '11-27 10:00'],
    ['mañana por la mañana', '11-21 09:00'],
    ['el 5 de diciembre', '12-05 09:00~'],
    ['llamar mañana a las 9', '11-21 09:00 {llamar}'],
    ['cada lunes a las 9', `11-23 09:00 ${EVERY_MONDAY}`],
    ['todos los días a las 8', '11-21 08:00 FREQ=DAILY'],
    ['todos los días laborables', `11-23 09:00~ ${WORKING_DAYS}`],
    ['cada 2 semanas', '12-04 09:00~ FREQ=WEEKLY;INTERVAL=2'],
    ['el 5 de cada mes', '12-05 09:00~ FREQ=MONTHLY;BYMONTHDAY=5'],
    ['cada lunes y jueves', '11-23 09:00~ FREQ=WEEKLY;BYDAY=MO,TH'],
  ])('Spanish: %s → %s', async (text, expected) => {
    expect(await shown(text, 'es')).toBe(expected)
  })

  test.each([
    ['amanhã às 15h', '11-21 15:00'],
    ['em 2 horas', '11-20 16:20'],
    ['daqui a 3 dias', '11-23 09:00~'],
    ['daqui a meia hora', '11-20 14:50'],
    ['próxima terça', '11-24 09:00~'],
    ['semana que vem', '11-27 09:00~'],
    ['depois de amanhã', '11-22 09:00~'],
    ['hoje à noite', '11-20 20:00'],
    ['sexta às 10', '11-27 10:00'],
    ['amanhã de manhã', '11-21 09:00'],
    ['às 3 da tarde', '11-20 15:00'],
    ['dia 5', '12-05 09:00~'],
    ['ligar amanhã às 9h30', '11-21 09:30 {ligar}'],
    ['toda segunda às 9h', `11-23 09:00 ${EVERY_MONDAY}`],
    ['toda segunda', `11-23 09:00~ ${EVERY_MONDAY}`],
    ['todo dia útil às 8h', `11-23 08:00 ${WORKING_DAYS}`],
    ['a cada 2 semanas', '12-04 09:00~ FREQ=WEEKLY;INTERVAL=2'],
    ['todo dia 5', '12-05 09:00~ FREQ=MONTHLY;BYMONTHDAY=5'],
  ])('Portuguese: %s → %s', async (text, expected) => {
    expect(await shown(text, 'pt-BR')).toBe(expected)
  })

  test.each([
    ['demain à 15h', '11-21 15:00'],
    ['dans 2 heures', '11-20 16:20'],
    ['dans une demi-heure', '11-20 14:50'],
    ['mardi prochain', '11-24 09:00~'],
    ['après-demain à 10h', '11-22 10:00'],
    ['la semaine prochaine', '11-27 09:00~'],
    ['ce soir', '11-20 18:00'],
    ['demain matin', '11-21 09:00'],
    ['le 5 décembre', '12-05 09:00~'],
    ['à midi', '11-21 12:00'],
    ['rappeler demain à 9h', '11-21 09:00 {rappeler}'],
    ['tous les lundis à 9h', `11-23 09:00 ${EVERY_MONDAY}`],
    ['chaque jour', '11-21 09:00~ FREQ=DAILY'],
    ['tous les jours ouvrés', `11-23 09:00~ ${WORKING_DAYS}`],
    ['toutes les 2 semaines', '12-04 09:00~ FREQ=WEEKLY;INTERVAL=2'],
    ['le 5 de chaque mois', '12-05 09:00~ FREQ=MONTHLY;BYMONTHDAY=5'],
  ])('French: %s → %s', async (text, expected) => {
    expect(await shown(text, 'fr')).toBe(expected)
  })

  test.each([
    ['morgen um 15 Uhr', '11-21 15:00'],
    ['in 2 Stunden', '11-20 16:20'],
    ['in einer halben Stunde', '11-20 14:50'],
    ['nächsten Dienstag', '11-24 09:00~'],
    ['übermorgen', '11-22 09:00~'],
    ['heute Abend', '11-20 18:00'],
    ['morgen früh', '11-21 09:00'],
    ['in 3 Tagen', '11-23 09:00~'],
    ['am 5. Dezember', '12-05 09:00~'],
    ['5.12.', '12-05 09:00~'],
    ['Montag 9 Uhr', '11-23 09:00'],
    ['anrufen morgen um 9', '11-21 09:00 {anrufen}'],
    ['jeden Montag um 9', `11-23 09:00 ${EVERY_MONDAY}`],
    ['werktags um 8', `11-23 08:00 ${WORKING_DAYS}`],
    ['alle 2 Wochen', '12-04 09:00~ FREQ=WEEKLY;INTERVAL=2'],
    ['jeden Montag und Donnerstag', '11-23 09:00~ FREQ=WEEKLY;BYDAY=MO,TH'],
  ])('German: %s → %s', async (text, expected) => {
    expect(await shown(text, 'de')).toBe(expected)
  })

  test.each([
    ['明天下午3点', '11-21 15:00'],
    ['2小时后', '11-20 16:20'],
    ['半小时后', '11-20 14:50'],
    ['下周二', '11-24 09:00~'],
    ['后天上午10点', '11-22 10:00'],
    ['今晚', '11-20 20:00'],
    ['明天早上', '11-21 09:00'],
    ['3天后', '11-23 09:00~'],
    ['12月5日', '12-05 09:00~'],
    ['一周后', '11-27 09:00~'],
    ['大后天', '11-23 09:00~'],
    ['明天下午三点打电话', '11-21 15:00 {打电话}'],
    ['每周一9点', `11-23 09:00 ${EVERY_MONDAY}`],
    ['每天', '11-21 09:00~ FREQ=DAILY'],
    ['每个工作日', `11-23 09:00~ ${WORKING_DAYS}`],
    ['每月5号', '12-05 09:00~ FREQ=MONTHLY;BYMONTHDAY=5'],
  ])('Chinese: %s → %s', async (text, expected) => {
    expect(await shown(text, 'zh')).toBe(expected)
  })
})
