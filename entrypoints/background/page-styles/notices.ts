/** A line at the foot of the page. */
export const NOTICE_STYLES = `
.bar {
  position: fixed; inset-block-end: 84px; inset-inline: 0; margin-inline: auto; width: fit-content; z-index: 2147483100;
  max-width: min(560px, calc(100vw - 32px)); display: flex; align-items: center; gap: 10px; padding: 10px 14px;
  background: var(--bg); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow);
}
.bar span { unicode-bidi: plaintext }
.bar button { color: var(--accent); font-weight: 600; flex: none }
`
