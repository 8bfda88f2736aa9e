import { connect } from '@/storage/read/connection'

// Imported before all else, so that it runs before all else: the browser opens the database while the rest is loaded.
void connect()
