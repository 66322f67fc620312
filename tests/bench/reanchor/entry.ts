// What the benchmark needs of the document library, bundled as the server bundles it for its worker.
export { alignBlocks, placePassages } from '@samsvar/document';
