import { configure } from '@testing-library/preact'

// A screen loads its parts lazily; on a busy machine that may take longer than the library's one second.
configure({ asyncUtilTimeout: 20_000 })
