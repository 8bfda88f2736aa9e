/**
 * Who answers, on the upper edge of the message box: a dot, and words where there is something to say. It takes no clicks.
 * The shape of the dot tells as much as its colour.
 */
export const LOCK_STYLES = `
.lock {
  --tone: #1a7f4b; display: flex; align-items: center; gap: 6px; max-width: 100%; min-height: 20px; padding: 0 8px;
  margin-block: 6px -18px; border-radius: 10px; background: var(--bg); border: 1px solid var(--line);
  font-size: 12px; line-height: 18px;
}
.root[data-theme=dark] .lock { --tone: #58d68d }
.lock i {
  flex: none; width: 10px; height: 10px; border-radius: 50%; border: 2px solid var(--tone); background: var(--tone);
  forced-color-adjust: none;
}
.lock span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; unicode-bidi: plaintext }
.lock[data-state=taken] { --tone: #b87700; font-weight: 600 }
.root[data-theme=dark] .lock[data-state=taken] { --tone: #f1c232 }
.lock[data-state=taken] i { border-radius: 2px }
.lock[data-state=unknown] { --tone: var(--soft); color: var(--soft) }
.lock[data-state=unknown] i { background: none }
.lock:is([data-state=free], [data-state=mine]) { padding: 4px; min-height: 0 }
.lock:is([data-state=free], [data-state=mine]) span {
  position: absolute; width: 1px; height: 1px; clip-path: inset(50%);
}
`
