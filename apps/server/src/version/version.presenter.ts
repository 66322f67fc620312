// Versions and authors as they go over the wire.
import { contentText, nodeWithoutAnchors, type ResponseContent } from '@samsvar/document';
import type { OrganisationId, PersonId } from '@samsvar/domain';
import type { ResponseVersionBody, RunsBody, VersionContentBody, Who } from '@samsvar/protocol';
import type { Names } from '../comment/people.store';
import { who } from '../comment/thread.presenter';
import type { KeptRuns } from './kept-runs';
import type { VersionRow } from './version.store';

/** A version without its content. */
export const presentVersion = (version: VersionRow, names: Names): ResponseVersionBody => ({
  id: version.id,
  kind: version.kind,
  label: version.label,
  seq: version.seq,
  sha256: version.sha256.toString('hex'),
  words: version.words,
  at: version.createdAt.toISOString(),
  by: version.createdBy && who(names, version.createdBy, null),
  contributors: version.contributors.map((id) => who(names, id, null)),
});

/** The content without anchors, its keys in the order that its hash was taken in. */
export const presentContent = ({ text, overallStance }: ResponseContent): VersionContentBody['content'] =>
  // What `contentText` writes is what it was given.
  JSON.parse(contentText({ text: nodeWithoutAnchors(text), overallStance })) as VersionContentBody['content'];

/** Runs of characters with the place of each author among `presentAuthors`. */
export const presentRuns = ({ blocks }: KeptRuns): RunsBody =>
  Object.fromEntries(Object.entries(blocks).map(([id, runs]) => [id, runs.map(([length, by, at]) => [length, by, new Date(at).toISOString()])]));

/** Those who wrote, in the order that runs count them in. */
export const presentAuthors = ({ people }: KeptRuns, names: Names): Who[] => people.map(([id, organisation]) => who(names, id, organisation));

/** Whose names presenting needs. */
export interface Named {
  readonly people: readonly PersonId[];
  readonly organisations: readonly OrganisationId[];
}

/** The people and organisations of these versions and runs. */
export const namedIn = (versions: readonly VersionRow[], ...runs: readonly (KeptRuns | null)[]): Named => {
  const written = runs.flatMap((kept) => kept?.people ?? []);
  return {
    people: [...versions.flatMap(({ createdBy, contributors }) => [...(createdBy ? [createdBy] : []), ...contributors]), ...written.map(([id]) => id)],
    organisations: written.map(([, organisation]) => organisation),
  };
};
