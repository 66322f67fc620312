// The client end of a live response, without React.
export * from './connection-options';
export * from './keeper';
export * from './response-connection';
export * from './save-state';
export type { ConnectionTiming } from './connection-timing';
