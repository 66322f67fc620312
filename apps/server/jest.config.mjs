import { jestConfig } from '../../jest.preset.mjs';
// What a spec has loaded is not let go of: a process that has grown is replaced by a new one.
export default jestConfig(import.meta.dirname, { workerIdleMemoryLimit: '1500MB' });
