/** Hues as of the interface's own tags (components/ui/chip.css). */
export const MARK_HUES = {
  red: 25,
  orange: 50,
  amber: 82,
  green: 145,
  teal: 190,
  blue: 245,
  indigo: 275,
  purple: 310,
  pink: 355,
} as const

/**
 * Small signs at the end of a chat's row, in the margin that WhatsApp leaves beside time and unread count: a sign for what
 * is due (its shape tells more than its colour), below it up to three dots in the colours of tags.
 */
export const MARK_STYLES = `
.root { --sign: 58%; --chroma: .13; --due: #b3271e; --on-due: #ffffff }
.root[data-theme=dark] { --sign: 74%; --due: #ff9d94; --on-due: #450a06 }
.sign {
  position: absolute; inset-block-start: 0; inset-inline-end: 2px; width: 12px; height: 72px; display: flex;
  flex-direction: column; align-items: center; justify-content: center; gap: 3px;
}
.sign i {
  width: 8px; height: 8px; border-radius: 50%; background: oklch(var(--sign) var(--chroma) var(--hue));
  flex: none; forced-color-adjust: none;
}
.sign .gray { --chroma: .01; --hue: 230 }
${Object.entries(MARK_HUES)
  .map(([name, hue]) => `.sign .${name} { --hue: ${hue} }`)
  .join('\n')}
.sign .overdue, .sign .today { width: 12px; height: 12px; position: relative }
.sign .overdue { background: var(--due) }
.sign .overdue::before { content: '!'; display: block; text-align: center; font: 700 10px/12px system-ui, sans-serif; color: var(--on-due) }
.sign .today { background: none; border: 2px solid var(--due) }
.sign .today::before {
  content: ''; position: absolute; left: 3px; top: 1px; width: 3px; height: 4px; border: solid var(--due);
  border-width: 0 0 2px 2px; transform: translateY(-1px);
}
`
