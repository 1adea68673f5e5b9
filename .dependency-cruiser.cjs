// The walls of the house (docs/decisions: a core without framework). Each rule says why it stands.
const core = ['kernel', 'calendar', 'cases', 'petitions', 'instability', 'statistics'];
const words = ['contracts'];
const machinery = ['store', 'queue', 'access', 'documents', 'notify', 'town', 'platform', 'testing'];
const either = (names) => `(${names.join('|')})`;
const specs = '\\.(int\\.)?(spec|fixture)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea cut in the wrong place, and ESM then hands out half-made classes.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-imports-only-the-core',
      comment:
        'The core decides from its arguments alone: it must run in a browser, in a proof and in a million random walks without a machine beneath.',
      severity: 'error',
      from: { path: `^libs/${either(core)}/`, pathNot: specs },
      to: { path: `^(apps/|libs/${either([...words, ...machinery])}/)` },
    },
    {
      name: 'core-knows-no-framework-and-no-machine',
      comment: 'No package and no part of Node in floor 1: a decision that read a clock, a file or a socket could not be replayed.',
      severity: 'error',
      from: { path: `^libs/${either(core)}/`, pathNot: specs },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core'] },
    },
    {
      name: 'kernel-knows-no-mediation',
      comment: 'The kernel serves every flow, petitions and reports too; a word of one of them in it would bind the others.',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: specs },
      to: { path: '^libs/(?!kernel/)' },
    },
    {
      name: 'calendar-knows-only-the-kernel',
      comment: 'Days are counted the same for every flow.',
      severity: 'error',
      from: { path: '^libs/calendar/', pathNot: specs },
      to: { path: '^libs/(?!(kernel|calendar)/)' },
    },
    {
      name: 'contracts-know-only-the-core',
      comment: 'The words at the door are read by hub, worker and web alike; machinery behind them would travel along.',
      severity: 'error',
      from: { path: `^libs/${either(words)}/`, pathNot: specs },
      to: { path: `^(apps/|libs/${either(machinery)}/)` },
    },
    {
      name: 'libs-know-no-app',
      comment: 'Imports point down. An app is what is put together from libs, never the reverse.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-know-no-other-app',
      comment: 'Hub, worker and command line meet in the database and the queue only, so that each can be stopped or doubled alone.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'other-libs-by-their-barrel',
      comment: 'What is not in src/index.ts is nobody else’s business and may change without asking.',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: { path: '^libs/', pathNot: '^libs/([^/]+)/src/index\\.ts$|^$1/$2/' },
    },
    {
      name: 'the-web-knows-no-lib',
      comment: 'The web knows the HTTP interface and nothing below it: it is one client among others.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^libs/' },
    },
    {
      name: 'platform-stands-on-nothing',
      comment: 'Settings, log, clock and the embedded server are needed before anything else can run, so they need nothing else of ours.',
      severity: 'error',
      from: { path: '^libs/platform/' },
      to: { path: '^libs/(?!platform/)' },
    },
    {
      name: 'product-code-knows-no-tests',
      comment: 'lib testing clones databases and turns clocks; none of that may reach a running town.',
      severity: 'error',
      from: { path: '^(apps|libs/(?!testing/))', pathNot: specs },
      to: { path: '^(libs/testing/|test/)|\\.spec\\.ts$|\\.fixture\\.ts$' },
    },
    {
      name: 'no-undeclared-package',
      comment: 'A package that stands in no package.json is there by luck and gone after the next install.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: specs },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-package-at-run-time',
      comment: 'Compilers and test runners are not part of what a town runs.',
      severity: 'error',
      from: { path: '^(apps/(hub|worker|cli)/src|libs/(?!testing/))', pathNot: specs },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere fails at the first start and not in the compiler of a JavaScript tool.',
      severity: 'error',
      from: { path: '^(apps/(hub|worker|cli)|libs)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
