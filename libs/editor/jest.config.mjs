import { jestConfig } from '../../tests/jest.base.mjs';
export default jestConfig(import.meta.dirname, { testEnvironment: 'jsdom' });
