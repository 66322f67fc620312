// Everything other projects may use of the live engine.
export * from './limits';
export * from './timing';
export * from './update-log';
export * from './relay';
export * from './live-report';
export * from './incident';
export * from './peer-socket';
export * from './work-types';
export * from './worker-workbench';
export * from './live-documents';
export type { Projected, KeepProjection } from './projector';
export type { Peer } from './peer';
export type { EditBase, MakeEdit } from './server-edit';
export * from './first-update';
