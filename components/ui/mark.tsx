/** Chatside's mark: a chat bubble with a panel at its side. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        fill="#4f52c9"
        d="M7.5 3H18v22h-4.6l-5.3 4.3A1.3 1.3 0 0 1 6 28.3v-3.5A5.6 5.6 0 0 1 2 19.5v-11A5.5 5.5 0 0 1 7.5 3Z"
      />
      <path fill="#9a9df0" d="M20.5 3h4A5.5 5.5 0 0 1 30 8.5v11a5.5 5.5 0 0 1-5.5 5.5h-4Z" />
      <path fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" d="M7.6 11h6M7.6 17h3.6" />
    </svg>
  )
}
