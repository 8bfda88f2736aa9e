import { openDatabase } from '../../../backend/src/db/open-database.ts'

// Opens what it is told to and writes one number after the other, each in three tables, until it is killed. What was
// answered is said on its output, one number a line.
const [, , kind, place, first] = process.argv
const db = await openDatabase(kind === 'url' ? { url: place } : { folder: place })
process.stdout.write('ready\n')
let n = Number(first)
while (n > 0) {
  await db.own(async (tx) => {
    await tx.query(`update workspaces set counter = $1 where ws = 'team'`, [n])
    await tx.query(`insert into rows values ('team', 'notes', $1, 'ws', null, $2, $3, '{}')`, [
      `n${n}`,
      n,
      JSON.stringify({ text: 'x'.repeat((n * 37) % 9_000) }),
    ])
    await tx.query(
      `insert into mutations (ws, mid, client, n, outcome) values ('team', gen_random_uuid(), 'client-a', $1, '{}')`,
      [n],
    )
  })
  process.stdout.write(`${n}\n`)
  n++
}
// It keeps the folder until it is told otherwise.
process.stdin.on('end', () => void db.close()).resume()
