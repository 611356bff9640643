import assert from 'node:assert/strict'
import fc from 'fast-check'
import { recogniseTimes } from '../../../server/src/core/time/index.ts'
import { timesIn } from './shorthand.ts'

/** Rows of a text and what is read in it. */
function table(rows: readonly (readonly [text: string, ...expected: string[]])[]): void {
  for (const [text, ...expected] of rows) {
    it(text.replaceAll('\n', '⏎').slice(0, 90), () => assert.deepEqual(timesIn(text), expected))
  }
}

describe('recogniseTimes', () => {
  describe('standard forms', () => {
    table([
      ['2026-03-01T14:30Z', '2026-03-01T14:30Z = 2026-03-01 14:30 UTC'],
      ['at 2026-03-01T14:30:05.250Z.', '2026-03-01T14:30:05.250Z = 2026-03-01 14:30:5.25 UTC'],
      ['ended 2026-03-01T10:00+00:00.', '2026-03-01T10:00+00:00 = 2026-03-01 10:00 UTC'],
      ['2026-06-30T12:24–12:49', '2026-06-30T12:24–12:49 = 2026-06-30 12:24 to 12:49'],
      ['2026-06-30T09:00–10:00', '2026-06-30T09:00–10:00 = 2026-06-30 09:00 to 10:00'],
      ['2026-06-30T09:00−03:00', '2026-06-30T09:00−03:00 = 2026-06-30 09:00 UTC-03:00'],
      ['2026-03-01 1430', '2026-03-01 1430 = 2026-03-01 14:30'],
      ['2026-03-01 1430 rolled back', '2026-03-01 1430 = 2026-03-01 14:30'],
      ['2026-03-01T10:00+02:00', '2026-03-01T10:00+02:00 = 2026-03-01 10:00 UTC+02:00'],
      ['2026-03-01T10:00:00-05:00', '2026-03-01T10:00:00-05:00 = 2026-03-01 10:00:00 UTC-05:00'],
      ['2026-03-01 10:00:00+01:00', '2026-03-01 10:00:00+01:00 = 2026-03-01 10:00:00 UTC+01:00'],
      ['2026-03-01 10:00 -0800', '2026-03-01 10:00 -0800 = 2026-03-01 10:00 UTC-08:00'],
      ['20260301T1430Z', '20260301T1430Z = 2026-03-01 14:30 UTC'],
      ['2026-03-01T10:00[Europe/Berlin]', '2026-03-01T10:00[Europe/Berlin] = 2026-03-01 10:00 Europe/Berlin'],
      [
        '2026-03-01T10:00:00-05:00[America/New_York][u-ca=gregory]',
        '2026-03-01T10:00:00-05:00[America/New_York][u-ca=gregory] = 2026-03-01 10:00:00 America/New_York',
      ],
      ['Wed, 04 Nov 2020 14:57:20 +0000', 'Wed, 04 Nov 2020 14:57:20 +0000 = 2020-11-04 14:57:20 UTC'],
      ['Wed Nov  4 14:57:20 GMT 2020', 'Wed Nov  4 14:57:20 GMT 2020 = 2020-11-04 14:57:20 UTC'],
    ])
  })

  describe('with a zone', () => {
    table([
      ['Paged 2026-03-01 14:30 PST by cron', '2026-03-01 14:30 PST = 2026-03-01 14:30 PST'],
      ['13:00UTC', '13:00UTC = 13:00 UTC'],
      ['at 1900 UTC', '1900 UTC = 19:00 UTC'],
      ['between 1900 and 2100 UTC', '1900 = 19:00 UTC', '2100 UTC = 21:00 UTC'],
      ['until 6pm. Then', '6pm = 18:00'],
      ['2:30 p.m. EST', '2:30 p.m. EST = 14:30 EST'],
      ['9am ET', '9am ET = 09:00 America/New_York'],
      ['at 10 PST', '10 PST = 10:00 PST'],
      ['10:00 Europe/Berlin', '10:00 Europe/Berlin = 10:00 Europe/Berlin'],
      ['07:30 UC/Pacific', '07:30 UC/Pacific = 07:30 US/Pacific misspelt'],
      ['2026/2/10 09:30 UTC+8', '2026/2/10 09:30 UTC+8 = 2026-02-10 09:30 UTC+08:00'],
      ['14:30 (PST)', '14:30 (PST) = 14:30 PST'],
      ['14:30 (EST, quiet hour)', '14:30 = 14:30 EST'],
      ['5 pm Pacific, then home', '5 pm Pacific = 17:00 America/Los_Angeles'],
      ['10:00 Berlin time', '10:00 Berlin time = 10:00 Europe/Berlin'],
      ['14:30 Pacific Daylight Time', '14:30 Pacific Daylight Time = 14:30 Pacific Daylight Time'],
      ['10:00 CET/CEST', '10:00 CET/CEST = 10:00 Europe/Berlin'],
      ['14:30 IST (India Standard Time)', '14:30 IST (India Standard Time) = 14:30 IST'],
      ['noon ET, midnight UTC, noon', 'noon ET = 12:00 America/New_York', 'midnight UTC = 00:00 UTC other-day'],
      ['0900-1700 EST', '0900-1700 EST = 09:00 to 17:00 EST'],
      ['2026-03-01 17:05:10.5 +0000 UTC', '2026-03-01 17:05:10.5 +0000 UTC = 2026-03-01 17:05:10.5 UTC'],
      ['14:30 GMT+0200 (CEST)', '14:30 GMT+0200 (CEST) = 14:30 UTC+02:00'],
      ['9 AM Pacific / 4 PM UTC', '9 AM Pacific = 09:00 America/Los_Angeles utc-beside', '4 PM UTC = 16:00 UTC'],
      ['UTC 14:30', 'UTC 14:30 = 14:30 UTC'],
      ['11pm their time', '11pm their time = 23:00 local'],
      ['2026-03-01\n14:30\nUTC', '14:30\nUTC = (2026-03-01) 14:30 UTC'],
    ])
  })

  describe('shared between neighbours', () => {
    table([
      ['entre ~01:00 y ~03:00 UTC', '01:00 = 01:00 UTC approximate', '03:00 UTC = 03:00 UTC approximate'],
      ['12:48 (6:48 PDT)', '12:48 = 12:48', '6:48 PDT = 06:48 PDT'],
      ['14:30 (2:30 pm CET)', '14:30 = 14:30 CET', '2:30 pm CET = 14:30 CET'],
      ['2 AM and 2.30 AM PST', '2 AM = 02:00 PST', '2.30 AM PST = 02:30 PST'],
      ['between 2 AM and 3 AM PST on 1/20', '2 AM = (--01-20) 02:00 PST', '3 AM PST on 1/20 = --01-20 03:00 PST'],
      ['08:15 AM - 09:32 AM EDT', '08:15 AM - 09:32 AM EDT = 08:15 to 09:32 EDT'],
      ['2-3 AM EST', '2-3 AM EST = 02:00 to 03:00 EST'],
      ['11:00 - 1:00 PM', '11:00 - 1:00 PM = 11:00 to 13:00'],
      ['9:00 – 10:30 PM', '9:00 – 10:30 PM = 21:00 to 22:30'],
      ['14:00 UTC-15:00 UTC', '14:00 UTC-15:00 UTC = 14:00 to 15:00 UTC'],
      ['2026-03-01 22:00 - 2026-03-02 01:00 UTC', '2026-03-01 22:00 - 2026-03-02 01:00 UTC = 2026-03-01 22:00 to 2026-03-02 01:00 UTC'],
      ['14:00 - 15:00 UTC on 3 March 2026', '14:00 - 15:00 UTC on 3 March 2026 = 2026-03-03 14:00 to 15:00 UTC'],
      ['15:00 UTC / 07:00 PST', '15:00 UTC = 15:00 UTC', '07:00 PST = 07:00 PST utc-beside'],
      ['15:00 UTC / 08:00 PT', '15:00 UTC = 15:00 UTC', '08:00 PT = 08:00 America/Los_Angeles utc-beside'],
      ['15:00 UTC / 09:00 PST', '15:00 UTC = 15:00 UTC', '09:00 PST = 09:00 PST'],
      ['15:00 UTC and 17:00 CET', '15:00 UTC = 15:00 UTC', '17:00 CET = 17:00 CET'],
    ])
  })

  describe('with a date', () => {
    table([
      ['06.03.2026, 14:30', '06.03.2026, 14:30 = 2026-03-06 14:30'],
      ['6.3.2026 um 14:30 Uhr', '6.3.2026 um 14:30 Uhr = 2026-03-06 14:30'],
      ['am 6.3. um 14:30', '6.3. um 14:30 = --03-06 14:30'],
      ['Mar 1, 2026 2:30 pm', 'Mar 1, 2026 2:30 pm = 2026-03-01 14:30'],
      ['1 March 2026 at 14:30', '1 March 2026 at 14:30 = 2026-03-01 14:30'],
      ['1. März 2026 um 14 Uhr', '1. März 2026 um 14 Uhr = 2026-03-01 14:00'],
      ['On the 1st of November 14:49', '1st of November 14:49 = --11-01 14:49'],
      ['14:30 on 1 March 2026 UTC', '14:30 on 1 March 2026 UTC = 2026-03-01 14:30 UTC'],
      ['2026-03-01 15.26 rolled back', '2026-03-01 15.26 = 2026-03-01 15:26'],
      ['03/04/2026 10:00', '03/04/2026 10:00 = 2026-03-04? 10:00'],
      ['13/04/2026 10:00', '13/04/2026 10:00 = 2026-04-13 10:00'],
      ['11.12.26 10:00', '11.12.26 10:00 = 2026-12-11 10:00'],
      ['01:27 (Jan 27)', '01:27 = (--01-27) 01:27'],
      ['On 2026-03-01 the pager rang at 14:30', '14:30 = (2026-03-01) 14:30'],
      ['**2026-03-01** **14:30**', '2026-03-01** **14:30 = 2026-03-01 14:30'],
    ])
  })

  describe('with a zone behind its bracket', () => {
    table([
      ['2026-03-01 (14:30) UTC+1', '2026-03-01 (14:30) UTC+1 = 2026-03-01 14:30 UTC+01:00'],
      ['2026-03-01 (14:30 ) UTC+1', '2026-03-01 (14:30 ) UTC+1 = 2026-03-01 14:30 UTC+01:00'],
      ['[2026-03-01 14:30] CET: down', '[2026-03-01 14:30] CET = 2026-03-01 14:30 CET'],
      ['down (2026-03-01, 2:30 PM) (PST)', '(2026-03-01, 2:30 PM) (PST) = 2026-03-01 14:30 PST'],
      ['2026-03-01 (14:30) +01:00', '2026-03-01 (14:30) +01:00 = 2026-03-01 14:30 UTC+01:00'],
      ['(14:30) UTC', '(14:30) UTC = 14:30 UTC'],
      ['(14:30) and CET', '14:30 = 14:30'],
      ['(14:30) MET requirements', '14:30 = 14:30'],
      ['(at 14:30) CET', '14:30 = 14:30 unread'],
      ['(14:30 - 15:00) CET', '14:30 - 15:00 = 14:30 to 15:00 unread'],
      ['"14:30" UTC+1', '14:30 = 14:30 unread'],
    ])
  })

  describe('on its own', () => {
    table([
      ['17:07', '17:07 = 17:07'],
      ['4:19', '4:19 = 04:19'],
      ['21:10:57 – restarted', '21:10:57 = 21:10:57'],
      ['Down at 10:45a, up at 1:10p', '10:45a = 10:45', '1:10p = 13:10'],
      ['from 6pm on', '6pm = 18:00'],
      ['14:30 Uhr und 9 Uhr', '14:30 Uhr = 14:30', '9 Uhr = 09:00'],
      ['um 14:30h', '14:30h = 14:30'],
      ['Day 1 10:00', '10:00 = 10:00'],
      ['~13:30 or ca. 14:00', '13:30 = 13:30 approximate', '14:00 = 14:00 approximate'],
      ['00:53 AM', '00:53 AM = 00:53'],
      ['24:00', '24:00 = 24:00'],
    ])
  })

  describe('in Chinese and Japanese', () => {
    table([
      ['14時30分に復旧', '14時30分 = 14:30'],
      ['午後3時から', '午後3時 = 15:00'],
      ['下午5:00 发布', '下午5:00 = 17:00'],
      ['2025年11月9日 12:57', '2025年11月9日 12:57 = 2025-11-09 12:57'],
      ['時刻：１４：３０', '１４：３０ = 14:30'],
      ['更新于 14:30（北京时间）', '14:30（北京时间） = 14:30 Asia/Shanghai'],
      ['24時間対応'],
      ['3点建议'],
    ])
  })

  describe('as other languages write them', () => {
    table([
      ['14h05 : alerte', '14h05 = 14:05'],
      ['Reprise à 9h30, durée 1h30', '9h30 = 09:30'],
      ['vers 9h', '9h = 09:00 approximate'],
      ['de 9h à 18h UTC', '9h à 18h UTC = 09:00 to 18:00 UTC'],
      ['às 14h30 UTC', '14h30 UTC = 14:30 UTC'],
      ['entre 07:53 et 09:59 UTC', '07:53 = 07:53 UTC', '09:59 UTC = 09:59 UTC'],
      ['entre las 10:00 y las 11:00 UTC', '10:00 = 10:00 UTC', '11:00 UTC = 11:00 UTC'],
      ['10h BRT (13h UTC)', '10h BRT = 10:00 BRT utc-beside', '13h UTC = 13:00 UTC'],
      ['Backup à 3h du matin', '3h = 03:00'],
      ['às 9h e 17h UTC', '9h = 09:00 UTC', '17h UTC = 17:00 UTC'],
      ['下午 3 点', '下午 3 点 = 15:00'],
      ['7/31 14:00 경보', '7/31 14:00 = --07-31 14:00'],
      ['kl. 14.30 i dag', '14.30 = 14:30'],
      ['om 14.30 uur UTC', '14.30 uur UTC = 14:30 UTC'],
      ['alle ore 14.30', '14.30 = 14:30'],
      ['de 22h00 à 06h00 UTC', '22h00 à 06h00 UTC = 22:00 to 06:00 UTC'],
      ['오후 2시 30분 복구', '오후 2시 30분 = 14:30'],
      ['14시 30분 UTC', '14시 30분 UTC = 14:30 UTC'],
      ['下午2点半', '下午2点半 = 14:30'],
      ['傍晚6点10分', '傍晚6点10分 = 18:10'],
      ['2026-01-27 (화) 10:00 UTC', '2026-01-27 (화) 10:00 UTC = 2026-01-27 10:00 UTC'],
      ["14:30 heure normale d'Europe centrale", "14:30 heure normale d'Europe centrale = 14:30 heure normale d’Europe centrale"],
      ['10:00 heure de Paris par le support', '10:00 heure de Paris = 10:00 Europe/Paris'],
      ['10:00 日本標準時に復旧', '10:00 日本標準時 = 10:00 日本標準時'],
      ['10:00 (hora de Brasília)', '10:00 (hora de Brasília) = 10:00 America/Sao_Paulo'],
      ['10h de 25/11 às 4h de 26/11', '4h de 26/11 = --11-26 04:00 unread'],
      ['amanhã às 10h BRT', '10h BRT = 10:00 BRT other-day'],
      ['土曜12:00から', '12:00 = 12:00 other-day'],
      ['2025. 9. 23., 10:00부', '10:00 = (2025-09-23) 10:00'],
      ['10:00 по Москве', '10:00 по Москве = 10:00 Europe/Moscow'],
      // No zones.
      ['10:00 heure de pointe', '10:00 = 10:00'],
      ['10:00 対応時間が長い', '10:00 = 10:00'],
      ['10:00 first time today', '10:00 = 10:00'],
      ['14:30 hora de Macondo', '14:30 = 14:30 unread'],
      ['14:30 火星標準時', '14:30 = 14:30 unread'],
    ])
  })

  describe('placeholders', () => {
    table([
      ['14:??', '14:?? = ? partial'],
      ['--:--', '--:-- = ? partial'],
      ['__:__', '__:__ = ? partial'],
      ['2026-03-?? ??:??', '2026-03-?? ??:?? = ????-??-?? ? partial'],
      ['(Time TBC)', 'Time TBC = ? partial'],
      ['HH:MM UTC', 'HH:MM UTC = ? UTC partial'],
    ])
  })

  describe('no moments', () => {
    table([
      ['Backups run every day at 02:00', '02:00 = 02:00 recurring'],
      ['Mondays 10:00 PST', '10:00 PST = 10:00 PST recurring'],
      ['14:30 daily', '14:30 = 14:30 recurring'],
      ['毎週月曜09:00 JST', '09:00 JST = 09:00 JST other-day recurring'],
      ['Daily backup failed at 14:30 PST', '14:30 PST = 14:30 PST'],
      ['10:05 daily job failed', '10:05 = 10:05'],
      ['tous les jours à 07:00', '07:00 = 07:00 recurring'],
      ['todos los días a las 07:00', '07:00 = 07:00 recurring'],
      ['todos os dias às 07:00', '07:00 = 07:00 recurring'],
      ['ogni notte alle 02:15', '02:15 = 02:15 recurring'],
      ['dagelijks om 07:00', '07:00 = 07:00 recurring'],
      ['매일 07:00', '07:00 = 07:00 recurring'],
      ['Mon–Fri 07:00', '07:00 = 07:00 other-day recurring'],
      ['Le script s’exécute à 02:00', '02:00 = 02:00 recurring'],
      ['Der Export läuft um 02:00', '02:00 = 02:00 recurring'],
      ['02:00に実行されます', '02:00 = 02:00 recurring'],
      ['Execução diária às 3h', '3h = 03:00 recurring'],
      ['los lunes a las 9am', '9am = 09:00 other-day recurring'],
      ['jeden 2. Mittwoch um 18:30 Uhr', '18:30 Uhr = 18:30 other-day recurring'],
      ['every 2nd Wednesday at 18:30', '18:30 = 18:30 other-day recurring'],
      ['elke dinsdag om 09:00', '09:00 = 09:00 recurring'],
      ['周一至周五 09:00-18:00', '09:00-18:00 = 09:00 to 18:00 other-day recurring'],
      ['Lu–Ve 08:00–17:00', '08:00–17:00 = 08:00 to 17:00 recurring attendance'],
      ["Heures d'ouverture : 09:00-18:00", '09:00-18:00 = 09:00 to 18:00 attendance'],
      ['Horário de atendimento: 09:00–18:00', '09:00–18:00 = 09:00 to 18:00 attendance'],
      ['Openingstijden: 09:00–17:00', '09:00–17:00 = 09:00 to 17:00 attendance'],
      ['업무 시간 09:00~18:00', '09:00~18:00 = 09:00 to 18:00 attendance'],
      ['lundi à vendredi 07:00', '07:00 = 07:00 other-day recurring'],
      ['every 6 hours (00:00, 06:00)', '00:00 = 00:00 recurring', '06:00 = 06:00 recurring'],
      ['alle 12 Stunden (00:15, 12:15)', '00:15 = 00:15 recurring', '12:15 = 12:15 recurring'],
      ['the 02:00 cron job', '02:00 = 02:00 recurring'],
      ['after the 02:00 nightly run', '02:00 = 02:00 recurring'],
      ['The backup runs at 02:00', '02:00 = 02:00 recurring'],
      ['The job runs at 22:00 tonight', '22:00 = 22:00'],
      ['updates every 30 minutes (next: 15:00)', '15:00 = 15:00'],
      ['retries every 5 minutes since 14:30', '14:30 = 14:30'],
      ['Call moved from Mon to Tue 14:00', '14:00 = 14:00 other-day'],
      ['support hours 10:00-17:00', '10:00-17:00 = 10:00 to 17:00 attendance'],
      ['Mo–Fr, 9:00–17:00 Uhr MEZ', '9:00–17:00 Uhr MEZ = 09:00 to 17:00 MEZ recurring attendance'],
      ['7 AM - 7 PM (business days)', '7 AM - 7 PM = 07:00 to 19:00 attendance'],
    ])
    it('takes the label into account', () => {
      assert.deepEqual(timesIn('8am-6pm', { label: 'Availability' }), ['8am-6pm = 08:00 to 18:00 attendance'])
      assert.deepEqual(timesIn('02:00 UTC', { label: 'Frequency' }), ['02:00 UTC = 02:00 UTC recurring'])
      assert.deepEqual(timesIn('01:15', { label: 'MTTR' }), [])
      assert.deepEqual(timesIn('14:00-17:05', { label: 'Duration' }), ['14:00-17:05 = 14:00 to 17:05'])
    })
  })

  describe('wrong values', () => {
    table([
      ['2026-02-30 10:00 UTC', '2026-02-30 10:00 UTC = 2026-02-30 10:00 UTC !no-such-day'],
      ['2026-03-01 25:10 UTC', '2026-03-01 25:10 UTC = 2026-03-01 25:10 UTC !no-such-time'],
      ['14:75 UTC', '14:75 UTC = 14:75 UTC !no-such-time'],
      ['Monday, 2026-03-01 10:00 UTC', 'Monday, 2026-03-01 10:00 UTC = 2026-03-01 10:00 UTC !weekday: Sunday'],
      ['2026-03-01 (Sun) 10:00 UTC', '2026-03-01 (Sun) 10:00 UTC = 2026-03-01 10:00 UTC'],
      [
        '2026-07-01T10:00:00-05:00[America/New_York]',
        '2026-07-01T10:00:00-05:00[America/New_York] = 2026-07-01 10:00:00 America/New_York !zone-offset: UTC-04:00',
      ],
      ['2026-07-01T10:00Z[America/New_York]', '2026-07-01T10:00Z[America/New_York] = 2026-07-01 10:00 UTC'],
      ['2026-03-29 02:30 Europe/Berlin', '2026-03-29 02:30 Europe/Berlin = 2026-03-29 02:30 Europe/Berlin !skipped'],
    ])
    it('reports digits alone only where a time is asked for', () => {
      assert.deepEqual(timesIn('25:10'), [])
      assert.deepEqual(timesIn('25:10', { expectsTime: true }), ['25:10 = 25:10 !no-such-time'])
    })
  })

  describe('not a time', () => {
    const texts = [
      '2026-06-27T063500-harness-mapping.md',
      'docs/2026-06-27T0635_log.md',
      'backup-20260301T1430-full',
      'the 16:9 picture, 1:2.3, John 3:16 and 1 Kings 8:22',
      'version 2.17, 0.9.2, v14.30, release 12.30',
      '00:45:10 elapsed',
      '0h 30m, 673h 34m, took 1:30, lasted 12:30, 1:30 hours, 12:30 min, within 00:15',
      'Resolution time 4:30, time to detect: 00:14',
      'localhost:8080, 10.16.0.0/20, 10.12.5.36:10254, port 22:10',
      'file.ts:12:30 and main.go:7:15',
      '00:1A:2B:3C:4D:5E, 00:11:22:33:44:55, fe80::12:30',
      'score 3:15, ratio 1:10, a 1:12 scale, track length 3:45, 2:30 of 5',
      '#1234, issue 10-20, Section 6a, 3 PMs, SEV 2 am Montag',
      'images 2026-03-01_14-30-05.png and report-2026-03-01-14-30.md',
      'screen shot at 12 53 04 pm',
      'in 2020 and 2021, 24/7, 24x7',
      'costs 12.50 EUR, 14.30 %, $10.45',
      '14:30x, a14:30, 14:30_b',
      'the vote ended 12:10 for the proposal, the other 21:15 against, they won 12:10',
      'a drawing at scale 1:50, betting odds of 15:10',
      'two 3 PM roles are open, 4 AM positions, 3 PM interviews',
      '2026-03-01 1200 requests failed, 2026-03-01 1200 MB',
      'attente de 24h à 72h, a las 24h, 48h y 72h, à 1h/24h/7d, un gain de 2h à 2h30 par semaine, max 6.01 h (22 CST)',
      '0:09-0:14 intro, (0:18) drop, 経過: 00:02:30, 録音中… 0:15, OPT-02: 23 items',
      'P1 non résolu à 3h',
      'durée : 1h30, pendant 2h30, 1h30 de coupure, duró 9h30, 3시간',
      '| --: | :-- |',
    ]
    for (const text of texts) it(text, () => assert.deepEqual(timesIn(text), []))

    it('leaves words alone that look like zones', () => {
      assert.deepEqual(timesIn('10:05 GET /health, 10:06 MSK cluster restarted, 10:07 ist weg'), [
        '10:05 = 10:05 unread',
        '10:06 MSK = 10:06 MSK doubtful',
        '10:07 = 10:07',
      ])
    })
  })

  it('keeps every span inside the text and in order, whatever the text', () => {
    const pieces = [
      '2026-03-01',
      ' ',
      'T',
      '14:30',
      '2.30',
      ' AM',
      'PST',
      'UTC',
      '-',
      '/',
      ' and ',
      '(',
      ')',
      '[Europe/Berlin]',
      '+02:00',
      '??:??',
      '1900',
      '時',
      'Mar 1',
      '**',
      '\n',
      'Uhr',
      '9',
      '9h30',
      ' heure de Paris',
      '火)',
      '시 ',
      ' Zeit',
    ]
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (value) => {
        let last = 0
        for (const { span, timeSpan } of recogniseTimes(value)) {
          assert.ok(last <= span.start && span.start <= timeSpan.start && timeSpan.end <= span.end && span.end <= value.length)
          last = span.end
        }
      }),
      { numRuns: 1000 },
    )
  })
})
