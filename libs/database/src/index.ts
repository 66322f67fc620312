// Everything other projects may use of the database.
export * from './sql';
export { asTenant, type Tenant, type TenantDatabase } from './tenant';
export * from './migrate';
export * from './embedded/embedded';
