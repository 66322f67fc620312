// Who may do what with passages.
import { isAuthor, isOwn, type Alternatives } from '../membership/rule';

export const passagePolicy = {
  /** Open a passage by its link. */
  'passage.read': [[isOwn]],
  /** Pin a range of a source so that it can be cited. */
  'passage.create': [[isOwn, isAuthor]],
} satisfies Record<string, Alternatives>;
