import { jestConfig } from '../../jest.preset.mjs';
// A machine that does much else takes its time for all the migrations.
export default jestConfig(import.meta.dirname, { testTimeout: 30_000 });
