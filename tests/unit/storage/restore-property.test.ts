import { expect, test } from 'vitest'
import { readSettings } from '@/storage/settings'
import { setTime, T0, useFreshBackground } from '../helpers/background'
import { chainOf, contentOf, restore, takeBackup, type TakenBackup, wipe } from '../helpers/backups'
import { randomWork } from '../helpers/random-work'
import { randomOf } from '../helpers/random'
import { expectSoundDatabase } from '../helpers/rows'

useFreshBackground()

const LIVES = 2

test('Whatever was done, and while it is done: backups, a wiped profile and a restore give all of it again', async () => {
  for (let life = 1; life <= LIVES; life++) {
    await wipe()
    setTime(T0)
    const random = randomOf(life)
    const work = randomWork(random)
    const many = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time++) await work()
    }
    await many(60)
    const between = async (): Promise<void> => (random() < 0.3 ? work() : undefined)
    let backups: TakenBackup[] = [await takeBackup('full', { between, limit: 1 + Math.floor(random() * 40) })]
    for (let more = Math.floor(random() * 4); more > 0; more--) {
      await many(15)
      const limit = 1 + Math.floor(random() * 40)
      backups = chainOf(backups, await takeBackup('incremental', { between, limit }))
    }
    const [before, settings] = [await contentOf(), await readSettings()]
    // Settings are told at the beginning of a backup, and go with it as a whole.
    backups.at(-1)!.plan.settings = settings
    await wipe()
    await restore(backups, 'replace')
    expect(await contentOf()).toEqual(before)
    expect(await readSettings()).toEqual(settings)
    await expectSoundDatabase()
  }
}, 120_000)
