import { jestConfig } from '../jest.preset.mjs';
export default jestConfig(import.meta.dirname, {
  testMatch: ['<rootDir>/architecture/**/*.spec.ts', '<rootDir>/convergence/**/*.spec.ts', '<rootDir>/fuzz/**/*.spec.ts'],
  testTimeout: 120_000,
});
