// Everything other projects may use of the response document.
export * from './response/fields';
export * from './response/schema';
export * from './response/nodes';
export * from './response/json';
export * from './response/ydoc';
export * from './response/examine';
export * from './response/fresh';
export * from './response/mirror';
export * from './response/project';
export * from './response/faults';
export * from './response/findings';
export * from './edit-command';
export * from './apply-edit';
export * from './version/client-runs';
export * from './version/change';
export * from './version/authorship-runs';
