// What the benchmarks of requests need of the product themselves.
export { asTenant, migrate, openDatabase, startEmbedded } from '@samsvar/database';
