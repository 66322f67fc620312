// What the benchmark itself needs of the product.
export { migrate, openDatabase, startEmbedded } from '@samsvar/database';
export { compoundPartsOf } from '@samsvar/ingest';
