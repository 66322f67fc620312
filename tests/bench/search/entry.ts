// What the benchmark itself needs of the product.
export { migrate, openDatabase, startEmbedded, transaction } from '@samsvar/database';
export { compoundParts, compoundPartsOf } from '@samsvar/ingest';
