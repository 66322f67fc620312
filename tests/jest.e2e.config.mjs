import { jestConfig } from '../jest.preset.mjs';
export default jestConfig(import.meta.dirname, {
  testMatch: ['<rootDir>/journeys/**/*.e2e.ts', '<rootDir>/kill/**/*.e2e.ts', '<rootDir>/cluster/**/*.e2e.ts', '<rootDir>/fuzz/**/*.e2e.ts', '<rootDir>/postgresql/**/*.e2e.ts'],
  testTimeout: 300_000,
  maxWorkers: 1,
});
