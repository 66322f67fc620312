// Finds the words of the demo's markers in what was read from its sources, and pins them.
import { randomUUID } from 'node:crypto';
import type { Actor, PassageId, PassageRange, SourceId, SourceVersionId } from '@samsvar/domain';
import type { Marker, PinnedPassage, Pins } from './demo-inline';
import type { PassageService } from './passage/passage.service';
import type { WireBlock } from './source/block.store';

/** A source that has been read. */
export interface ReadDemoSource {
  readonly key: string;
  readonly sourceId: SourceId;
  readonly versionId: SourceVersionId;
  readonly blocks: readonly WireBlock[];
}

/** Pins the words of every marker. Throws with a list of all words that are in no source. */
export const pinMarkers = async (
  passages: PassageService,
  actor: Actor,
  { markers, sources }: { readonly markers: readonly Marker[]; readonly sources: readonly ReadDemoSource[] },
): Promise<Pins> => {
  const pinned = new Map<string, PinnedPassage>();
  const missing: string[] = [];
  for (const { key, exact } of markers) {
    const source = sources.find((known) => known.key === key);
    const range = source && findWords(source.blocks, exact);
    if (!source || !range) missing.push(`${key}: ${exact}`);
    else pinned.set(nameOf(key, exact), await pin(passages, actor, { source, range, exact }));
  }
  if (missing.length > 0)
    throw new Error(`The demo’s response cites words that no source has:\n  ${missing.join('\n  ')}`);
  return { get: (key, exact) => pinned.get(nameOf(key, exact)) ?? neverPinned(key, exact) };
};

/** Where some words stand: in the first block that has them, but a heading only when nothing else does. */
export const findWords = (blocks: readonly WireBlock[], words: string): PassageRange | null => {
  const has = (block: WireBlock) => block.text.includes(words);
  const block =
    blocks.find((candidate) => candidate.type !== 'heading' && has(candidate)) ?? blocks.find(has);
  if (!block) return null;
  const offsetFrom = block.text.indexOf(words);
  return { blockFrom: block.ord, offsetFrom, blockTo: block.ord, offsetTo: offsetFrom + words.length };
};

const pin = async (
  passages: PassageService,
  actor: Actor,
  {
    source,
    range,
    exact,
  }: { readonly source: ReadDemoSource; readonly range: PassageRange; readonly exact: string },
): Promise<PinnedPassage> => {
  const id = randomUUID() as PassageId; // a new uuid, named here
  const passage = await passages.pin(actor, id, { versionId: source.versionId, ...range, exact });
  return {
    passageId: passage.id,
    sourceId: source.sourceId,
    versionId: source.versionId,
    label: passage.label,
    exact,
  };
};

const nameOf = (key: string, exact: string) => `${key}\n${exact}`;

const neverPinned = (key: string, exact: string): never => {
  throw new Error(`The demo’s response has a marker that was not pinned: ${key}: ${exact}`);
};
