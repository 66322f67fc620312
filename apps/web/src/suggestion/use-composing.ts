// What is being written in the review: each draft belongs to the place it was begun at.
import type { SuggestionSource } from '@samsvar/editor';
import type { AnchorTarget, ResponseId } from '@samsvar/domain';
import type { ResponseBody } from '@samsvar/protocol';
import { useState } from 'react';
import { keepDraft, keptDraft, useKept } from '../comment/drafts';
import { useSession } from '../session/use-session';
import { isWritten } from './suggestion-draft';

/** What somebody begins to write, and about which place; null is the whole response. */
export type Composing =
  | { readonly kind: 'comment'; readonly target: AnchorTarget | null }
  | { readonly kind: 'suggestion'; readonly source: SuggestionSource };

/** One thing that was begun. Its words are kept under `about`, also when it is given another place. */
export type Begun = Composing & { readonly about: string };

/** The place of something begun; null is the whole response. */
export const targetOf = (what: Composing): AnchorTarget | null => (what.kind === 'comment' ? what.target : what.source.target);

/** The same for the same words at the same place. */
export const placeOf = (what: Composing): string => {
  const target = targetOf(what);
  const scope = what.kind === 'comment' ? '' : what.source.scope;
  return JSON.stringify([what.kind, scope, target && [target.from.block, target.from.offset, target.to.block, target.to.offset, target.quote]]);
};

/** Nothing is thrown away, moved or sent but by `endComposing` and `move`. */
export const useComposing = ({ id }: Pick<ResponseBody, 'id'>) => {
  const person = useSession().person.id;
  const of = { person, response: id };
  const [kept, keep] = useKept<readonly Begun[]>(id, LIST);
  const [open, setOpen] = useState<string | null>(null);
  const all = kept ?? NONE;
  const composing = all.find(({ about }) => about === open) ?? null;
  // From what is kept now: whoever brings back what was thrown away may have waited long.
  const put = (one: Begun): void => {
    keep([...listIn(of).filter((other) => other.about !== one.about && hasWords(other, of)), one]);
    setOpen(one.about);
  };
  return {
    /** What has been begun and is not open. A form that was opened and left empty is nothing to come back to. */
    begun: all.filter((one) => one.about !== open && hasWords(one, of)),
    /** What is open. */
    composing,
    /** Opens a form about a place: what was begun there, or a fresh one. */
    compose: (what: Composing): void => {
      const place = placeOf(what);
      put(all.find((one) => placeOf(one) === place && hasWords(one, of)) ?? { ...what, about: freshAbout(all) });
    },
    /** What is open is about another place from now on; its words stay. */
    move: (to: Composing): void => {
      if (composing) put({ ...to, about: composing.about });
    },
    /** Opens what was begun, or what was thrown away and is kept again. */
    goOn: put,
    /** Puts it aside: the words stay. */
    putAside: (): void => setOpen(null),
    /** It has been sent, or is thrown away. */
    endComposing: ({ about }: Begun): void => {
      keepDraft({ ...of, about }, null);
      keep(listIn(of).filter((one) => one.about !== about));
      setOpen((now) => (now === about ? null : now));
    },
  };
};

/** Under which the list of what was begun is kept. */
const LIST = 'composing';
const NONE: readonly Begun[] = [];

interface Of {
  readonly person: string;
  readonly response: ResponseId;
}

const listIn = (of: Of): readonly Begun[] => {
  try {
    // Written above.
    return (JSON.parse(keptDraft({ ...of, about: LIST }) ?? 'null') as readonly Begun[] | null) ?? NONE;
  } catch {
    return NONE;
  }
};

/** Unlike all that are kept, and unlike what has just been thrown away and may come back. */
const freshAbout = (all: readonly Begun[]): string => {
  let at = Date.now();
  while (all.some(({ about }) => about === `new.${at}`)) at += 1;
  return `new.${at}`;
};

const hasWords = ({ kind, about }: Begun, of: Of): boolean => {
  const draft = keptDraft({ ...of, about });
  return kind === 'comment' ? draft !== null : isWritten(draft);
};
