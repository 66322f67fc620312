// How a document's state, progress and warnings are put into words.
import type { SourceWarning, VersionState } from '@samsvar/domain';
import type { JobBody } from '@samsvar/protocol';
import type { AllWords } from '../base/all-words';

type DocumentWords = AllWords['consultation']['documents'];

/** What the reader should know about how a document was read. */
export const wordsOfWarning = (warning: SourceWarning, { warnings }: DocumentWords): string => {
  switch (warning.code) {
    case 'tracked-changes':
      return warnings.trackedChanges(warning.insertions, warning.deletions);
    case 'comments-left-out':
      return warnings.comments(warning.count);
    case 'pages-without-text':
      return warnings.pagesWithoutText(pageRanges(warning.pages), warning.pages.length);
    case 'boilerplate-removed':
      return warnings.boilerplate(warning.count);
    case 'encoding-guessed':
      return warnings.encoding(warning.encoding);
    case 'recognised-pages':
      return warnings.recognised(pageRanges(warning.pages), warning.pages.length);
  }
};

/** How far the reading of a document has come; null as long as nothing is known. */
export const wordsOfJob = (job: JobBody | null, words: DocumentWords): string => {
  switch (job?.stage) {
    case undefined:
    case 'queued':
      return words.queued;
    case 'fetching':
      return words.fetching;
    case 'recognising':
      return words.recognising(job.done, job.total);
    case 'comparing':
      return words.comparing;
    case 'reading':
      return job && job.total > 0 ? words.page(job.done, job.total) : words.started;
    case 'structure':
      return words.structure;
    case 'storing':
    case 'done':
      return words.storing;
  }
};

/** What to say when a document has just been read; null when nothing has ended. */
export const wordsOfOutcome = (
  before: VersionState,
  now: VersionState,
  words: DocumentWords,
): string | null => {
  if (before !== 'queued' && before !== 'parsing') return null;
  switch (now) {
    case 'queued':
    case 'parsing':
      return null;
    case 'ready':
      return words.finished;
    case 'needs-ocr':
      return words.savedWithoutText;
    case 'failed':
      return words.failed;
  }
};

/** The share of a job that is done, 0 to 1; null while it cannot be told. Nothing is done while it waits. */
export const shareOfJob = (job: JobBody | null): number | null => {
  if (!job || job.stage === 'queued') return 0;
  return job.stage === 'reading' && job.total > 0 ? job.done / job.total : null;
};

/** "3, 5–8, 12" */
export const pageRanges = (pages: readonly number[]): string => {
  const ranges: [number, number][] = [];
  for (const page of [...pages].sort((a, b) => a - b)) {
    const last = ranges[ranges.length - 1];
    if (last && page <= last[1] + 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
};
