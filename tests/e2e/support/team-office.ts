import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../../backend/src/config'
import { type Running, start } from '../../../backend/src/start'
import { outputDir, type Target } from '../../../scripts/lib/build'
import type { Desk } from './desk'

const QUIET = { info: () => {}, warn: () => {}, error: () => {} }

/** A team's server as one runs it, on a folder of its own, and builds that may reach it without being asked. */
export class TeamOffice {
  readonly host: string
  readonly #folder: string
  readonly #port: number
  #running: Running | undefined
  #ownerLink = ''

  private constructor(folder: string, port: number) {
    this.#folder = folder
    this.#port = port
    this.host = `localhost:${port}`
  }

  static async open(): Promise<TeamOffice> {
    const office = new TeamOffice(mkdtempSync(join(tmpdir(), 'chatside-team-')), await freePort())
    await office.begin()
    return office
  }

  /** The invite of the first owner, as it was printed. */
  get ownerLink(): string {
    return this.#ownerLink
  }

  /** Starts the server, the first time or again. */
  async begin(): Promise<void> {
    const env = { HOST: 'localhost', PORT: String(this.#port), DATA_DIR: join(this.#folder, 'data') }
    this.#running = await start(readConfig([], env), QUIET)
    this.#ownerLink = this.#running.ownerLink ?? ''
  }

  /** Stops it, as a power cut for everybody else. */
  async halt(): Promise<void> {
    await this.#running?.stop()
    this.#running = undefined
  }

  /**
   * @returns the production build with the permission for this server: the browser's own question cannot be answered by a
   * program.
   */
  buildFor(target: Target): string {
    const folder = join(this.#folder, target)
    cpSync(outputDir(target), folder, { recursive: true })
    const path = join(folder, 'manifest.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as { host_permissions: string[] }
    manifest.host_permissions.push('http://localhost/*')
    writeFileSync(path, JSON.stringify(manifest))
    return folder
  }

  /** @returns whether a text stands anywhere in what the server has written. */
  holds(text: string): boolean {
    const data = join(this.#folder, 'data')
    return readdirSync(data, { recursive: true, withFileTypes: true }).some(
      (entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text),
    )
  }

  async close(): Promise<void> {
    await this.halt()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** Joins as a person does, on the team's screen, and waits until all is in step. */
export async function joinTeam(desk: Desk, link: string, userName: string): Promise<void> {
  const own = await desk.openOwn('#/team')
  await own.fill('Invite link', link)
  await own.fill('Your name', userName)
  await own.fill('Name of this device', `${userName}’s computer`)
  await own.click('Join the team')
  await own.sees('In step with the team')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, 'localhost', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
