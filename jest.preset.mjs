// What every project's Jest run has in common: native ES modules, TypeScript through swc.

const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

const shared = (name) => new URL(`./tests/${name}`, import.meta.url).pathname;

/** What is added for a project that draws in the browser. */
export const drawing = { testEnvironment: 'jsdom', setupFilesAfterEnv: [shared('jest.patience.mjs')] };

/** Builds a Jest configuration for one project; `extra` overrides what differs. */
export const jestConfig = (rootDir, extra = {}) => ({
  rootDir,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/src/**/*.spec.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '\\.css$': shared('jest.style.mjs') },
  transform: { '^.+\\.ts$': swc(false), '^.+\\.tsx$': swc(true) },
  // Not five seconds: a machine that does much else at once is slow, not wrong.
  testTimeout: 30_000,
  globalSetup: shared('shared-folder.mjs'),
  globalTeardown: shared('shared-folder-gone.mjs'),
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  ...extra,
});
