// Who is told that only their own organisation's things are searched: those with whom others share something.
import { useSourceWords } from '../base/source-words';
import { useSharedResponses } from '../consultation/use-shared-responses';
import { useSession } from '../session/use-session';

/** The sentence for guests and for parties of others' responses, as a line to stand first; nothing for anybody else. */
export const useOnlyOwn = (): readonly string[] => {
  const { onlyOwn } = useSourceWords().search;
  // Only the organisation of a guest has no number.
  const isGuest = useSession().organisation.number === '';
  const { shared } = useSharedResponses();
  return isGuest || shared.length > 0 ? [onlyOwn] : [];
};
