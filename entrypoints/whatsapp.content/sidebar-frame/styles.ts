export const SIDEBAR_STYLES = `
.panel { position: fixed; inset-block: 0; inset-inline-end: 0; z-index: 2147482000; background: var(--bg) }
.panel[data-layout=overlay] { box-shadow: var(--shadow) }
.panel[data-layout=rail] { width: 48px; border-inline-start: 1px solid var(--line) }
.panel[data-layout=push] { border-inline-start: 1px solid var(--line) }
iframe { display: block; width: 100%; height: 100%; border: 0; color-scheme: normal }
.rail { display: grid; place-items: center; width: 36px; height: 36px; margin: 10px 5px; padding: 0; color: var(--accent) }
svg { width: 24px; height: 24px; stroke-width: 2.6; stroke-linecap: round }
`
