import { readFileSync } from 'node:fs'

type Copy = { do: 'copy'; from?: string; sources: string[]; to: string; workdir: string }
type Run = { do: 'run'; command: string }
export type Stage = {
  name: string | undefined
  base: string
  workdir: string
  steps: (Copy | Run)[]
  env: Record<string, string>
  user: string | undefined
  entry: string[]
  health: string[]
  ports: number[]
}

/**
 * Reads as much of a Dockerfile as ours has, and which files of the project it may take.
 * @throws for anything it does not know, so that nothing is passed over.
 */
export function parseImage(path: string): { stages: Stage[]; isInContext: (file: string) => boolean } {
  const text = readFileSync(path, 'utf8')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
  const stages: Stage[] = []
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? []
    if (word === 'FROM') stages.push(stageOf(rest))
    else take(stages.at(-1), word, rest)
  }
  return { stages, isInContext: contextOf(`${path}.dockerignore`) }
}

function stageOf(rest: string): Stage {
  const [, base = '', name] = /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(rest) ?? []
  return { name, base, workdir: '/', steps: [], env: {}, user: undefined, entry: [], health: [], ports: [] }
}

function take(stage: Stage | undefined, word: string, rest: string): void {
  if (stage === undefined) throw new Error(`${word} before FROM`)
  if (word === 'WORKDIR') stage.workdir = rest
  else if (word === 'COPY') stage.steps.push(copyOf(rest, stage.workdir))
  else if (word === 'RUN') stage.steps.push({ do: 'run', command: rest })
  else if (word === 'USER') stage.user = rest
  else if (word === 'ENV')
    Object.assign(stage.env, Object.fromEntries(rest.split(' ').map((pair) => pair.split('=', 2))))
  else if (word === 'ENTRYPOINT') stage.entry = JSON.parse(rest) as string[]
  else if (word === 'HEALTHCHECK') stage.health = JSON.parse(rest.replace(/^.*?CMD /, '')) as string[]
  else if (word === 'EXPOSE') stage.ports.push(Number(rest))
  else if (word !== 'VOLUME') throw new Error(`${word} is not known here`)
}

function copyOf(rest: string, workdir: string): Copy {
  const words = rest.split(/\s+/)
  const from = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined
  const to = words.pop() ?? ''
  return { do: 'copy', sources: words, to, workdir, ...(from !== undefined && { from }) }
}

/** All is left out, but for what is named. */
function contextOf(path: string): (file: string) => boolean {
  const [all, ...named] = readFileSync(path, 'utf8').trim().split('\n')
  if (all !== '**' || named.some((line) => !/^![\w./-]+$/.test(line)))
    throw new Error(`${path} has patterns that are not known here`)
  const kept = named.map((line) => line.slice(1))
  return (file) => kept.some((one) => file === one || file.startsWith(`${one}/`))
}
