// The door of libs/ingest: a file in, blocks out.
export { LIMITS, type Limits } from './base/limits';
export type {
  ReadingProgress,
  ReadingQuality,
  ReadSource,
  SourceFile,
  SourceMetadata,
} from './source/reading';
export { followPassages, type FollowedPassage, type FollowedPassages, type FollowOptions, type VersionsToFollow } from './passage/follow-passages';
export { readWorkingCopy } from './delivery/read-working-copy';
export { compoundParts, compoundPartsOf } from './search/compound-parts';
export { foldWords } from './search/fold';
export { readSource, type ReadOptions } from './source/read-source';
export { drawPage, readPageSizes, type DrawOptions, type PageImage } from './source/image';
export { IMAGE_LIMITS, type ImageLimits, type PageSize } from './source/image-limits';
export { canRecognise, recognisePage, type RecogniseOptions } from './source/recognise';
export { type RecognisedPage } from './source/recognise-tsv';
