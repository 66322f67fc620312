import { jestConfig } from './jest.base.mjs';
export default jestConfig(import.meta.dirname, {
  testMatch: ['<rootDir>/architecture/**/*.spec.ts', '<rootDir>/convergence/**/*.spec.ts'],
  testTimeout: 120_000,
});
