// The rivals' servers in a process of its own: `serve.ts <folder of their packages> <folder for data> <documents> <script>`.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { mixedEdits } from '../team/rows'

type Handler = (request: Request, response: Response) => void
type Request = { query: Record<string, string | undefined> }
type Response = {
  type: (name: string) => Response
  send: (body: string) => void
  json: (body: unknown) => void
}
type Express = {
  use: (path: string, app: unknown) => void
  get: (path: string, handler: Handler) => void
  listen: (port: number, host: string, done: () => void) => { address: () => unknown }
}
type Pouch = (new (name: string) => { bulkDocs: (docs: object[]) => Promise<unknown> }) & {
  defaults: (options: { prefix: string }) => Pouch
}
type Packages = {
  express: () => Express
  pouchdb: Pouch
  'express-pouchdb': (pouch: Pouch, options: object) => unknown
}

const BULK = 1_000
const [packages = '', folder = '', count = '0', script = ''] = process.argv.slice(2)
const require = createRequire(join(packages, 'package.json'))
const load = <Name extends keyof Packages>(name: Name): Packages[Name] => require(name) as Packages[Name]

const documents = [...mixedEdits(Number(count))].map(({ tbl, id, parent, values }) => {
  return { key: `${tbl}|${id}`, tbl, parent: parent ?? null, data: values }
})

const Pouch = load('pouchdb').defaults({ prefix: `${folder}/` })
const stored = new Pouch('docs')
for (let at = 0; at < documents.length; at += BULK) {
  const part = documents.slice(at, at + BULK)
  await stored.bulkDocs(part.map(({ key, ...document }) => ({ _id: key, ...document })))
}

const app = load('express')()
const options = { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: join(folder, 'log.txt') }
app.use('/db', load('express-pouchdb')(Pouch, options))
app.get('/rx', ({ query }, response) => {
  const after = Number(query['after'])
  const part = documents.slice(after, after + Number(query['limit']))
  response.json({
    documents: part.map((document) => ({ ...document, _deleted: false })),
    checkpoint: { after: after + part.length },
  })
})
app.get('/rivals.js', (_, response) => response.type('text/javascript').send(readFileSync(script, 'utf8')))
app.get('/', (_, response) =>
  response.type('html').send('<!doctype html><meta charset="utf-8"><script src="/rivals.js"></script>'),
)
const server = app.listen(0, 'localhost', () => {
  process.stdout.write(`Serves http://localhost:${(server.address() as AddressInfo).port}\n`)
})
