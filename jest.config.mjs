const libs = [
  'kernel',
  'calendar',
  'cases',
  'instability',
  'contracts',
  'town',
  'store',
  'queue',
  'documents',
  'access',
  'notify',
  'platform',
  'testing',
];

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    ...Object.fromEntries(libs.map((lib) => [`^@lib/${lib}$`, `<rootDir>/libs/${lib}/src/index.ts`])),
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  // The long lane draws its cases from one seed, which it prints; the fast lane draws anew each time.
  setupFiles: process.env.TEST_SEED ? ['<rootDir>/libs/testing/src/seeded-properties.mjs'] : [],
};

const server = {
  globalSetup: '<rootDir>/libs/testing/src/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/src/global-teardown.mjs',
};
/** What only the long lane runs, wherever it stands. */
const long = '\\.long\\.spec\\.ts$';

/** Unit (no I/O), database and jobs (a real PostgreSQL), the eighteen failures, stories and browser (the whole application), and what takes minutes. */
export default {
  // Of a single test, in ms: real servers on a machine that may be busy. What is slow is measured by benchmarks, not by tests that give up.
  testTimeout: 300_000,
  testSequencer: '<rootDir>/tools/slow-first.mjs',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,tools}/**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.int\\.spec\\.ts$', long, '/node_modules/'],
    },
    {
      ...shared,
      ...server,
      displayName: 'database',
      testMatch: ['<rootDir>/{apps,libs}/**/*.int.spec.ts'],
      testPathIgnorePatterns: ['/src/failures/', long, '/node_modules/'],
    },
    {
      ...shared,
      ...server,
      displayName: 'failures',
      testMatch: ['<rootDir>/{apps,libs}/*/src/failures/*.int.spec.ts'],
    },
    {
      ...shared,
      ...server,
      displayName: 'stories',
      testMatch: ['<rootDir>/test/stories/**/*.spec.ts'],
      testPathIgnorePatterns: [long, '/node_modules/'],
    },
    {
      ...shared,
      ...server,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
      testPathIgnorePatterns: [long, '/node_modules/'],
    },
    {
      ...shared,
      ...server,
      displayName: 'long',
      testMatch: ['<rootDir>/{apps,libs,tools,test}/**/*.long.spec.ts'],
    },
  ],
};
