// What somebody has begun to write and not sent: kept in the tab, so that neither a closed panel nor a reload takes it.
import type { ResponseId } from '@samsvar/domain';
import { useCallback, useState } from 'react';
import { BEGUN_WORDS } from '../base/begun-words';
import { useSession } from '../session/use-session';

/** Of one person, in one response, about one thing: another person in the same tab sees nothing of it. */
interface DraftPlace {
  readonly person: string;
  readonly response: ResponseId;
  readonly about: string;
}

const keyOf = ({ person, response, about }: DraftPlace): string => `${BEGUN_WORDS}${person}.${response}.${about}`;

/** The words kept; null when there are none. */
export const keptDraft = (place: DraftPlace): string | null => {
  try {
    return sessionStorage.getItem(keyOf(place));
  } catch {
    return null;
  }
};

/** Keeps words, or with null forgets them. */
export const keepDraft = (place: DraftPlace, text: string | null): void => {
  try {
    if (text === null || text === '') sessionStorage.removeItem(keyOf(place));
    else sessionStorage.setItem(keyOf(place), text);
  } catch {
    // A browser that keeps nothing still has the words on the screen.
  }
};

/** Text of a form that survives being closed and reloaded; `clear` when it has been sent. */
export const useDraft = (response: ResponseId, about: string, begin = ''): readonly [text: string, write: (text: string) => void, clear: () => void] => {
  const person = useSession().person.id;
  const [text, setText] = useState(() => keptDraft({ person, response, about }) ?? begin);
  const write = useCallback(
    (now: string) => {
      setText(now);
      keepDraft({ person, response, about }, now);
    },
    [person, response, about],
  );
  const clear = useCallback(() => keepDraft({ person, response, about }, null), [person, response, about]);
  return [text, write, clear];
};

/** The same for something other than text; what does not read as it was written is not there. */
export const useKept = <Value>(response: ResponseId, about: string): readonly [Value | null, (value: Value | null) => void] => {
  const person = useSession().person.id;
  const [value, setValue] = useState<Value | null>(() => {
    try {
      // Written below, by this tab and this version of the page or one before: checked by whoever uses it.
      return JSON.parse(keptDraft({ person, response, about }) ?? 'null') as Value | null;
    } catch {
      return null;
    }
  });
  const keep = useCallback(
    (now: Value | null) => {
      setValue(now);
      keepDraft({ person, response, about }, now === null ? null : JSON.stringify(now));
    },
    [person, response, about],
  );
  return [value, keep];
};
