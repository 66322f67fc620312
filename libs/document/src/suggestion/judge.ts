// Judges one suggestion by what stands in the text now.
import { bareNodes } from '../response/anchors';
import type { NodeJson } from '../response/json';
import { nodesHash, saySame } from '../response/same';
import type { AcceptedSuggestion } from './accepted';
import type { Three } from './merge';

/** What is to stand where `now` does, or that it cannot be said. */
export type Judgement =
  | { readonly outcome: 'applied' | 'merged'; readonly nodes: readonly NodeJson[] }
  | { readonly outcome: 'stale'; readonly now: readonly NodeJson[]; readonly nowHash: string };

/** Applied where the text is as it was when it was proposed, or as whoever decides saw it; merged where changes do not touch. */
export const judge = (
  { base, proposed, nowHash }: Pick<AcceptedSuggestion, 'base' | 'proposed' | 'nowHash'>,
  standing: readonly NodeJson[],
  merge: (three: Three<readonly NodeJson[]>) => readonly NodeJson[] | null,
): Judgement => {
  const now = bareNodes(standing);
  const [from, to] = [bareNodes(base), bareNodes(proposed)];
  if (saySame(now, from) || nowHash === nodesHash(now)) return { outcome: 'applied', nodes: to };
  const merged = nowHash === null ? merge({ base: from, now, proposed: to }) : null;
  return merged ? { outcome: 'merged', nodes: merged } : { outcome: 'stale', now, nowHash: nodesHash(now) };
};
