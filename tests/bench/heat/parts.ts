// What the benchmark needs of the product.
export { asTenant, migrate, openDatabase, startEmbedded } from '@samsvar/database';
export { writeCitations } from '../../../apps/server/src/citation/citation.store';
export { findCiting, findHeat } from '../../../apps/server/src/citation/heat.store';
