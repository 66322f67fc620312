// Everything other projects may use of the domain.
export * from './base/id';
export * from './base/refusal';
export * from './base/local-date';
export * from './base/language';
export * from './organisation/organisation';
export * from './membership/membership';
export type { Facts } from './membership/rule';
export * from './consultation/consultation';
export * from './source/block';
export * from './source/source';
export * from './passage/passage';
export * from './case-file/case-file';
export * from './response/response';
export * from './stance/stance';
export * from './stance/stance-words';
export * from './citation/citation';
export * from './delivery/file-name';
export * from './may';
