/** What the interface can be shown in. Apart from the settings: a page needs it before all that they hold. */
export const LANGUAGES = ['en', 'ja'] as const
