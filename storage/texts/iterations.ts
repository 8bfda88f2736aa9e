/** Rounds of PBKDF2 with SHA-256: what OWASP advised in 2023, about a third of a second on an ordinary computer. */
export const ITERATIONS = 600_000
