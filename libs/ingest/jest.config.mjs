import { jestConfig } from '../../jest.preset.mjs';
// Each test starts a process and some set a PDF first; a busy machine takes its time over both.
export default jestConfig(import.meta.dirname, { testTimeout: 60_000 });
