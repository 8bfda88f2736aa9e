import { askEarly } from '@/storage/stored-database'

// Imported before all else, so that it runs before all else.
askEarly()
