// The words of what is done with sources in English.
import type { SourceWords } from '../source-words';
import { enChecks } from './en-checks';
import { enCitationState } from './en-citation-state';
import { enComparison } from './en-comparison';
import { enFacsimile } from './en-facsimile';
import { enFindings } from './en-findings';
import { enInterchange } from './en-interchange';
import { enOutlineChange } from './en-outline-change';
import { enSearch } from './en-search';
import { enSourceVersions } from './en-source-versions';
import { enWebSource } from './en-web-source';

/** These parts' words in English. */
export const enSources: SourceWords = {
  checks: enChecks,
  citationState: enCitationState,
  comparison: enComparison,
  facsimile: enFacsimile,
  findings: enFindings,
  interchange: enInterchange,
  outline: enOutlineChange,
  search: enSearch,
  versions: enSourceVersions,
  web: enWebSource,
};
