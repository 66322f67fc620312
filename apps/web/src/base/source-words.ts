// The words of what is done with sources: versions, searching, web pages, proposals, checks. Fetched with the first page that needs them.
import { languageNow } from './language';
import { laterPart } from './later-words';
import { alsoLoad } from './words';
import { svChecks } from './words/sv-checks';
import { svCitationState } from './words/sv-citation-state';
import { svComparison } from './words/sv-comparison';
import { svFacsimile } from './words/sv-facsimile';
import { svFindings } from './words/sv-findings';
import { svInterchange } from './words/sv-interchange';
import { svOutlineChange } from './words/sv-outline-change';
import { svSearch } from './words/sv-search';
import { svSourceVersions } from './words/sv-source-versions';
import { svWebSource } from './words/sv-web-source';

const sv = {
  checks: svChecks,
  citationState: svCitationState,
  comparison: svComparison,
  facsimile: svFacsimile,
  findings: svFindings,
  interchange: svInterchange,
  outline: svOutlineChange,
  search: svSearch,
  versions: svSourceVersions,
  web: svWebSource,
};

/** What is fetched with these parts; Swedish decides the shape, English must follow. */
export type SourceWords = typeof sv;

const part = laterPart<SourceWords>(sv, async () => (await import('./words/en-sources')).enSources);

/** These words for code outside React; Swedish until the language's have been fetched. */
export const sourceWords = part.now;

/** These words in the chosen language; drawn in Swedish when they cannot be fetched. */
export const useSourceWords = part.useWords;

// As in all-words.ts: its language must be on its way when the page is drawn.
alsoLoad(part.load);
void part.load(languageNow()).catch(() => undefined);
