// The client end of a live response, and what is kept of it on this computer, without React.
export * from './connection-options';
export * from './keeper';
export * from './response-connection';
export * from './save-state';
export { fallbackWebSocket } from './fallback/fallback-socket';
export type { ConnectionTiming } from './connection-timing';
export * from '../offline';
