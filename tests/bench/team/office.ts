import { MOST_MUTATIONS, type Role } from '../../../storage/sync/wire'
import { createDevice, type Device, type Edit } from './device'
import { inviteLink, joinByLink, type Person } from './person'
import { type ServerProcess, startServerProcess, type Store } from './server-process'

/** A server with an owner; whoever else is needed joins. */
export type Office = {
  server: ServerProcess
  owner: Device
  /** People with a device each. */
  hire: (count: number, role?: Role) => Promise<Device[]>
  close: () => Promise<void>
}

export async function openOffice(store: Store): Promise<Office> {
  const server = await startServerProcess(store)
  const owner = await joinByLink(server.ownerLink, 'Olga').then(createDevice, async (error: unknown) => {
    await server.stop()
    throw error
  })
  const devices = [owner]
  return {
    server,
    owner,
    hire: async (count, role = 'rep') => {
      const link = await inviteLink(owner.person, { role, uses: count })
      const people: Person[] = []
      for (let at = 0; at < count; at++) people.push(await joinByLink(link, `Rep ${devices.length + at}`))
      const hired = people.map(createDevice)
      devices.push(...hired)
      return hired
    },
    close: async () => {
      for (const device of devices) device.close()
      await server.stop()
    },
  }
}

/** Writes rows, a full request at a time. @returns how long each request took: ms. Fails when one is not taken. */
export async function writeAll(device: Device, edits: Iterable<Edit>): Promise<number[]> {
  const times: number[] = []
  let part: Edit[] = []
  const flush = async (): Promise<void> => {
    const from = performance.now()
    const outcomes = await device.push(part)
    times.push(performance.now() - from)
    const refused = outcomes.find(({ st }) => st !== 'ok')
    if (refused !== undefined) throw new Error(`The server did not take a row: ${JSON.stringify(refused)}`)
    part = []
  }
  for (const edit of edits) {
    part.push(edit)
    if (part.length === MOST_MUTATIONS) await flush()
  }
  if (part.length > 0) await flush()
  return times
}
