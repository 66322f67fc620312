import { jestConfig } from '../../tests/jest.base.mjs';
export default jestConfig(import.meta.dirname, { testTimeout: 30_000 });
