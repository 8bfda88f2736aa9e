/** A line at the foot of the page that goes by itself. */
export function showNotice(text: string): void {
  const notice = document.createElement('div')
  notice.className = 'notice'
  notice.setAttribute('role', 'alert')
  notice.textContent = text
  document.getElementById('app')?.append(notice)
  setTimeout(() => notice.remove(), 4_000)
}
