// The import rules of docs/architecture.md. tests/unit/layers.test.ts plants a violation of each and sees it refused.
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(entrypoints|components|storage|utils|locales|backend|tests|scripts)/', pathNot: allowed },
})

const CONTRACTS = '^storage/(schema|protocol)/'
/** What pages go by like the server or the background: what they say to each other, how an invite reads, what a team shares, who may what. */
const WITH_SERVER = '^storage/sync/(wire|people-wire|invite-link|synced-tables|rights|role-rules)\\.ts$'
const CLIENT = '^storage/(client|use-query|keep-awake|changes|drafts|open-parts|backup-folder)\\.ts$'

module.exports = {
  forbidden: [
    // An import the tool cannot follow would escape every rule below.
    {
      name: 'imports-resolve',
      severity: 'error',
      // What it compares with is only installed when it is measured.
      from: { pathNot: '^tests/bench/rivals/in-page' },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('utils-stand-alone', '^utils/', '^utils/'),
    only('contracts-know-utils-only', CONTRACTS, ['^utils/', CONTRACTS, WITH_SERVER]),
    only('client-knows-contracts-only', CLIENT, ['^utils/', CONTRACTS, CLIENT]),
    only('data-stays-in-storage', '^storage/', ['^utils/', '^storage/']),
    only('building-blocks-have-no-data', '^components/ui/', ['^utils/', '^components/ui/']),
    only('components-ask-the-client', '^components/', [
      '^utils/',
      '^locales/',
      '^components/',
      CONTRACTS,
      WITH_SERVER,
      CLIENT,
    ]),
    {
      name: 'features-meet-at-their-index',
      severity: 'error',
      from: { path: '^components/([^/]+)/' },
      to: {
        path: '^components/(?!ui/)([^/]+)/',
        pathNot: ['^components/$1/', '^components/[^/]+/index\\.ts$', '^components/app/'],
      },
    },
    only('background-has-no-interface', '^entrypoints/background/', [
      '^utils/',
      '^locales/',
      '^storage/',
      '^entrypoints/background/',
    ]),
    only('adapter-is-narrow', '^entrypoints/whatsapp\\.content/', [
      '^utils/',
      CONTRACTS,
      '^storage/client\\.ts$',
      '^entrypoints/whatsapp\\.content/',
      // What the two worlds say to each other, and how they meet.
      '^entrypoints/whatsapp-page/(wire|hand-over)\\.ts$',
    ]),
    only('page-world-is-alone', '^entrypoints/whatsapp-page', ['^utils/', '^entrypoints/whatsapp-page']),
    only('server-shares-the-protocol', '^backend/', ['^backend/', '^storage/(schema|sync)/']),
    only('pages-only-mount', '^entrypoints/(sidebar|workspace|popup)/', [
      '^components/',
      '^utils/',
      '^locales/',
      CLIENT,
      CONTRACTS,
      '^entrypoints/(sidebar|workspace|popup)/',
    ]),
    {
      name: 'database-has-one-home',
      severity: 'error',
      from: { pathNot: '^(storage|tests|entrypoints/background)/' },
      to: { path: 'node_modules/dexie/' },
    },
    {
      name: 'practice-page-shares-nothing',
      severity: 'error',
      from: { path: '^tests/whatsapp-web/' },
      to: { path: '^(entrypoints|components|storage|utils|locales)/' },
    },
    {
      name: 'product-knows-no-tests',
      severity: 'error',
      from: { path: '^(entrypoints|components|storage|utils|locales)/' },
      to: { path: '^(tests|scripts)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.output|\\.wxt|\\.cache|artifacts)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
