/** Figures for Prometheus. What labels say comes from the routes of this server, never from a request. */
export type Metrics = {
  countRequest: (request: { method: string; route: string; status: number; seconds: number }) => void
  countWritten: (rows: number) => void
  /** Asked for at each reading. */
  gauge: (name: string, help: string, read: () => number) => void
  /** @returns all of it in the text format 0.0.4. */
  text: () => string
}

const BOUNDS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5]

type Duration = { counts: number[]; sum: number; count: number }
type Gauge = { name: string; help: string; read: () => number }

export function createMetrics(): Metrics {
  const requests = new Map<string, number>()
  const durations = new Map<string, Duration>()
  const gauges: Gauge[] = []
  const written = { pushes: 0, rows: 0 }
  return {
    countRequest: ({ method, route, status, seconds }) => {
      const labels = `method="${method}",route="${route}"`
      add(requests, `${labels},status="${status}"`)
      observe(durations, labels, seconds)
    },
    countWritten: (rows) => {
      written.pushes += 1
      written.rows += rows
    },
    gauge: (name, help, read) => gauges.push({ name, help, read }),
    text: () =>
      [
        ...family('chatside_requests_total', 'counter', 'Answered requests.'),
        ...[...requests].map(([labels, count]) => `chatside_requests_total{${labels}} ${count}`),
        ...family('chatside_request_seconds', 'histogram', 'Time to the answer.'),
        ...[...durations].flatMap(([labels, duration]) => histogramLines(labels, duration)),
        ...family('chatside_written_total', 'counter', 'Pushes and moves that changed something.'),
        `chatside_written_total ${written.pushes}`,
        ...family('chatside_rows_written_total', 'counter', 'Rows they changed.'),
        `chatside_rows_written_total ${written.rows}`,
        ...gauges.flatMap(({ name, help, read }) => [...family(name, 'gauge', help), `${name} ${read()}`]),
        '',
      ].join('\n'),
  }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function observe(durations: Map<string, Duration>, labels: string, seconds: number): void {
  const duration = durations.get(labels) ?? { counts: BOUNDS_S.map(() => 0), sum: 0, count: 0 }
  durations.set(labels, duration)
  duration.counts = duration.counts.map((count, at) => count + (seconds <= (BOUNDS_S[at] ?? 0) ? 1 : 0))
  duration.sum += seconds
  duration.count += 1
}

function histogramLines(labels: string, { counts, sum, count }: Duration): string[] {
  const name = 'chatside_request_seconds'
  return [
    ...BOUNDS_S.map((bound, at) => `${name}_bucket{${labels},le="${bound}"} ${counts[at] ?? 0}`),
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${sum}`,
    `${name}_count{${labels}} ${count}`,
  ]
}

function family(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]
}
