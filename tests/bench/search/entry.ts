// What the benchmark itself needs of the product.
export { migrate, openDatabase, startEmbedded } from '@samsvar/database';
export { compoundParts, compoundPartsOf } from '@samsvar/ingest';
export { transaction } from '@samsvar/database';
export { changedWords } from '../../../apps/server/src/search/response-changes';
export { wordsOfResponse } from '../../../apps/server/src/search/response-words';
export { findKeptWords, writeWords } from '../../../apps/server/src/search/response-words.store';
