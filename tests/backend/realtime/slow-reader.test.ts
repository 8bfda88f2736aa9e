import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { socketWire } from '../../../backend/src/realtime/socket-wire.ts'
import { CLOSE } from '../../../storage/sync/wire.ts'

const MEGABYTE = 1024 * 1024

it('closes the line of who does not read, instead of keeping everything for them', async () => {
  const server = new WebSocketServer({ port: 0, perMessageDeflate: false })
  const reader = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [ours] = await Promise.all([
    new Promise<WebSocket>((resolve) => server.on('connection', resolve)),
    new Promise((resolve) => reader.on('open', resolve)),
  ])
  const wire = socketWire(ours)
  reader.pause()
  let sent = 0
  // What the system itself keeps for both sides is some megabytes more.
  for (; wire.isOpen() && sent < 200; sent++) {
    wire.send('x'.repeat(MEGABYTE))
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(sent).toBeLessThan(50)
  expect(ours.bufferedAmount).toBeLessThan(3 * MEGABYTE)
  wire.send('too late')
  reader.resume()
  let last = ''
  reader.on('message', (data) => (last = (data as Buffer).toString('utf8', 0, 10)))
  expect(await new Promise((resolve) => reader.on('close', resolve))).toBe(CLOSE.slow)
  expect(last).toBe('x'.repeat(10))
  await new Promise((resolve) => server.close(resolve))
})
