// Who wrote each character, followed from one state of a text to the next.
import { SESSION_PAUSE_MINUTES } from '@samsvar/domain';
import type { ResponseContent } from '../response/ydoc';
import type { AuthorRun, Authorship } from './authorship-runs';
import type { ClientRuns } from './client-runs';
import { changedTexts, drained, followInSteps, textBlocks, type ChangedTexts, type Segment } from './follow-text';

/** A person who writes, and the organisation they act as. */
export interface Writer {
  readonly personId: string;
  readonly organisationId: string;
}

/** What is new in a text, and who stands behind it. */
export interface NewlyWritten {
  readonly content: ResponseContent;
  /** Null where nobody's client wrote: what is new is then by nobody known. */
  readonly runs: ClientRuns | null;
}

/** Who stands behind a Yjs client, and when it was written (ms since 1970). */
export interface Signature {
  readonly who: (client: number) => Writer | null;
  readonly at: number;
}

/**
 * Who wrote the text as it is after: characters that stood before keep their author, also where blocks were split, joined
 * or moved, and new ones are by whoever stands behind the client that wrote them. Pure.
 */
export const followAuthorship = (
  before: { readonly content: ResponseContent; readonly authorship: Authorship },
  { content, runs }: NewlyWritten,
  by: Signature,
): Authorship => {
  const changed = changedTexts(before.content.text, content.text);
  const followed = followChanged(changed, { authorship: before.authorship, runs }, by);
  const ids = [...textBlocks(content.text).keys()];
  return Object.fromEntries(ids.flatMap((id) => [followed[id] ?? before.authorship[id]].flatMap((found) => (found ? [[id, found]] : []))));
};

/** What is known of the texts before, and of who wrote what is new. */
export interface KnownWriters {
  /** Of the blocks that changed; others are not needed. */
  readonly authorship: Authorship;
  readonly runs: ClientRuns | null;
}

/** The same for the blocks that changed alone: their runs, by id. */
export const followChanged = (changed: ChangedTexts, known: KnownWriters, by: Signature): Authorship => drained(followChangedInSteps(changed, known, by));

/** The same in short steps, for whoever has other things to do between them. */
export function* followChangedInSteps(changed: ChangedTexts, { authorship, runs }: KnownWriters, by: Signature): Generator<void, Authorship> {
  const followed = yield* followInSteps(changed, 'characters');
  return Object.fromEntries([...followed].map(([id, segments]) => [id, authorsOf(segments, authorship, writtenBy(runs?.[id] ?? [], by))]));
}

/** The same authorship with those who are not known taken from another of the same text. */
export const withUnknownFrom = (authorship: Authorship, other: Authorship): Authorship =>
  Object.fromEntries(Object.entries(authorship).map(([id, runs]) => [id, other[id] ? joinedRuns(knownOf(runs, other[id])) : runs]));

/** Neighbours that one person wrote within one session, as one. */
export const joinedRuns = (runs: readonly AuthorRun[]): AuthorRun[] => {
  const result: AuthorRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (run.length <= 0) continue;
    if (last && isOneSession(last, run)) result[result.length - 1] = { ...last, length: last.length + run.length };
    else result.push(run);
  }
  return result;
};

const SESSION = SESSION_PAUSE_MINUTES * 60_000;
const isOneSession = (a: AuthorRun, b: AuthorRun): boolean =>
  a.personId === b.personId && a.organisationId === b.organisationId && Math.abs(a.at - b.at) <= SESSION;

/** What the clients say, as runs of authors. */
const writtenBy = (runs: ClientRuns[string], { who, at }: Signature): AuthorRun[] =>
  runs.map(([length, client]) => ({ length, ...(who(client) ?? { personId: null, organisationId: null }), at }));

const authorsOf = (segments: readonly Segment[], authorship: Authorship, written: readonly AuthorRun[]): AuthorRun[] => {
  let at = 0;
  const runs = segments.flatMap(({ length, from }) => {
    const now = sliceOf(written, at, length);
    at += length;
    const old = from && authorship[from.block];
    return old ? knownOf(sliceOf(old, from.offset, length), now) : now;
  });
  return joinedRuns(runs);
};

/** Where it is not known who wrote what stood there before, the client says it. */
const knownOf = (old: readonly AuthorRun[], now: readonly AuthorRun[]): AuthorRun[] => {
  let at = 0;
  return old.flatMap((run) => {
    const isKnown = run.personId !== null;
    const written = isKnown ? [run] : sliceOf(now, at, run.length).map((other) => (other.personId === null ? { ...run, length: other.length } : other));
    at += run.length;
    return written;
  });
};

const NOBODY = { personId: null, organisationId: null, at: 0 };

/** Exactly `length` characters of runs from an offset on; what is missing is nobody's. */
const sliceOf = (runs: readonly AuthorRun[], offset: number, length: number): AuthorRun[] => {
  const slice: AuthorRun[] = [];
  let [at, left] = [0, length];
  for (const run of runs) {
    const from = Math.max(offset, at);
    const count = Math.min(at + run.length - from, left);
    if (count > 0) {
      slice.push({ ...run, length: count });
      left -= count;
    }
    at += run.length;
    if (left === 0) break;
  }
  return left > 0 ? [...slice, { ...NOBODY, length: left }] : slice;
};
