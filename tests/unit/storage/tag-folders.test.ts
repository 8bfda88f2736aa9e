import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '@/utils/ids'
import { askUi, useFreshBackground } from '../helpers/background'

useFreshBackground()

const [vip, retail, gone] = [newId(), newId(), newId()]
const folders = async () =>
  Object.fromEntries((await askUi('tags.list', {})).map(({ name, folder }) => [name, folder]))

beforeEach(async () => {
  await askUi('tags.save', { id: vip, name: 'VIP', color: 'amber', folder: 'Value' })
  await askUi('tags.save', { id: retail, name: 'Retail', color: 'blue' })
  await askUi('tags.save', { id: gone, name: 'Gone', color: 'blue' })
  await askUi('tags.remove', { id: gone })
})

describe('moving tags into a folder', () => {
  test('takes all of them at once, and one undo takes all of it back', async () => {
    const { undoId } = await askUi('tags.move', { ids: [vip, retail], folder: ' Trade ' })
    expect(await folders()).toEqual({ VIP: 'Trade', Retail: 'Trade' })
    await askUi('undo', { undoId: undoId! })
    expect(await folders()).toEqual({ VIP: 'Value', Retail: undefined })
  })

  test('without a name takes them out of theirs', async () => {
    await askUi('tags.move', { ids: [vip] })
    expect(await folders()).toEqual({ VIP: undefined, Retail: undefined })
  })

  test('leaves what is there already, what is in the trash and what is unknown', async () => {
    expect(await askUi('tags.move', { ids: [vip, gone, newId()], folder: 'Value' })).toEqual({})
  })
})
