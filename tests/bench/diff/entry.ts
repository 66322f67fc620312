// What the benchmark needs of the document library, bundled as the web app bundles it for its worker.
export { changedTexts, clientRuns, contentOf, contentText, diffContents, restored, responseSchema, seedUpdate } from '@samsvar/document';
