// The keyboard help of the whole app: the keys that hold everywhere, and those of each room that has its own.
import { useAllWords } from '../base/all-words';
import { useSourceWords } from '../base/source-words';
import { placementKeys } from '../passage/placement-keys';
import { responseKeys, writingKeys } from '../response/response-keys';
import { searchKeys } from '../search/search-keys';
import { reviewKeys } from '../suggestion/review-keys';
import { versionKeys } from '../version/version-keys';
import { KeyboardHelp, type KeyboardHelpProps } from '../session/KeyboardHelp';

/** Fetched when it is first asked for. */
export const AllKeys = (props: KeyboardHelpProps) => {
  const words = useAllWords();
  const sources = useSourceWords();
  return (
    <KeyboardHelp
      {...props}
      sections={[
        { title: words.response.keys.title, rows: responseKeys(words) },
        { title: words.suggestion.keys.title, rows: reviewKeys(words) },
        { title: words.response.keys.writingTitle, rows: writingKeys(words) },
        { title: words.version.keys.title, rows: versionKeys(words) },
        { title: sources.search.keys.title, rows: searchKeys(sources) },
        { title: sources.versions.queue.keys.title, rows: placementKeys(sources) },
      ]}
    />
  );
};
