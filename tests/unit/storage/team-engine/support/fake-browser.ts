/** What a browser keeps for us beside the database, and the little else that is asked of it here. */
export function createBrowser() {
  return {
    storage: { local: createArea(), session: createArea() },
    runtime: {
      id: 'test',
      getURL: (path: string) => `chrome-extension://test${path}`,
      getPlatformInfo: async () => ({}),
    },
  }
}

export type FakeBrowser = ReturnType<typeof createBrowser>

function createArea() {
  const kept = new Map<string, string>()
  return {
    get: async (keys?: string | string[] | null) => {
      const named = keys === undefined || keys === null ? [...kept.keys()] : [keys].flat()
      return Object.fromEntries(
        named.flatMap((key) => (kept.has(key) ? [[key, JSON.parse(kept.get(key)!) as unknown]] : [])),
      )
    },
    set: async (values: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(values)) kept.set(key, JSON.stringify(value))
    },
    remove: async (keys: string | string[]) => {
      for (const key of [keys].flat()) kept.delete(key)
    },
    clear: async () => kept.clear(),
  }
}
