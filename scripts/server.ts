// The server in a process of its own terminal. Settings are in docs/sync.md.
import '../backend/src/main.ts'
