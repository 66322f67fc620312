// Who wrote what as it is stored: people once, and each run with the place of its person among them.
import type { AuthorRun, Authorship } from '@samsvar/document';
import type { OrganisationId, PersonId } from '@samsvar/domain';

/** A person and the organisation they acted for. */
export type KeptPerson = readonly [personId: PersonId, organisationId: OrganisationId];

/** [length, place among the people or -1 for nobody known, when (ms since 1970)]. */
export type KeptRun = readonly [length: number, by: number, at: number];

/** The blocks of a text by their id. */
export type KeptBlocks = Readonly<Record<string, readonly KeptRun[]>>;

export interface KeptRuns {
  readonly people: readonly KeptPerson[];
  readonly blocks: KeptBlocks;
}

/** As the document library knows it. */
export const authorshipOf = ({ people, blocks }: KeptRuns): Authorship =>
  Object.fromEntries(Object.entries(blocks).map(([id, runs]) => [id, runs.map((run) => authorRun(run, people))]));

/** As it is stored, with people added who were not known before; nobody is ever taken out, for their places are used. */
export const keptRuns = (authorship: Authorship, known: readonly KeptPerson[] = []): KeptRuns => {
  const people: KeptPerson[] = [...known];
  const places = new Map(people.map(([personId, organisationId], place) => [`${personId} ${organisationId}`, place]));
  const placeOf = ({ personId, organisationId }: AuthorRun): number => {
    if (personId === null || organisationId === null) return -1;
    const key = `${personId} ${organisationId}`;
    const place = places.get(key) ?? people.length;
    if (place === people.length) people.push([personId as PersonId, organisationId as OrganisationId]); // as they were given to the library
    places.set(key, place);
    return place;
  };
  const blocks = Object.fromEntries(Object.entries(authorship).map(([id, runs]) => [id, runs.map((run): KeptRun => [run.length, placeOf(run), run.at])]));
  return { people, blocks };
};

const authorRun = ([length, by, at]: KeptRun, people: readonly KeptPerson[]): AuthorRun => {
  const [personId, organisationId] = people[by] ?? [null, null];
  return { length, personId, organisationId, at };
};
