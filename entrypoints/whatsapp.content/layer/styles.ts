/** Colours and basics shared by everything we draw on the page; close to the page's own. */
export const BASE_STYLES = `
:host { all: initial }
.root {
  --bg: #fff; --text: #0a0a0a; --soft: #5b6368; --line: #e4e6e8; --hover: #f2f4f4; --mark: #e3f4ee;
  --accent: #00755f; --on-accent: #fff; --warn: #8a5300; --shadow: 0 8px 30px rgb(0 0 0 / .22);
  color: var(--text); color-scheme: light;
  font: 14px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
.root[data-theme=dark] {
  --bg: #1d2226; --text: #f1f3f4; --soft: #a3adb3; --line: #343c41; --hover: #283035; --mark: #113b33;
  --accent: #2fd1ab; --on-accent: #06251e; --warn: #ffc46b; --shadow: 0 8px 30px rgb(0 0 0 / .6);
  color-scheme: dark;
}
*, *::before { box-sizing: border-box }
button {
  font: inherit; color: inherit; background: none; border: 0; border-radius: 8px; padding: 6px 12px; cursor: pointer;
}
button:hover { background: var(--hover) }
button.main { background: var(--accent); color: var(--on-accent); font-weight: 600 }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
[hidden] { display: none !important }
@media (prefers-reduced-motion: no-preference) { .rise { animation: rise .12s ease-out } }
@keyframes rise { from { opacity: 0; transform: translateY(6px) } }
`
