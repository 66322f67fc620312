// What tests of other projects need to run the live engine without a network, a database or a clock.
export * from './memory-log';
export * from './inline-workbench';
export * from './fake-socket';
export * from './simulated-time';
export * from './client';
export * from './memory-book';
export * from './a-text';
export { MalformedUpdate, inspectUpdate } from '../inspect-update';
