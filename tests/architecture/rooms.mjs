// The rooms in their order, the corridors below them, and the zones that the lint rule is made of.

/** A room may import rooms before it in this list, never after. */
export const ROOMS = [
  'organisation',
  'membership',
  'notification',
  'consultation',
  'source',
  'passage',
  'case-file',
  'response',
  'stance',
  'demand',
  'citation',
  'comment',
  'suggestion',
  'version',
  'endorsement',
  'decision',
  'delivery',
  'outcome',
  'search',
];

/** Folders below the rooms, by project: they import no room. */
export const CORRIDORS = {
  'apps/server': ['base', 'access', 'audit', 'mail', 'session', 'integration', 'sso'],
  'apps/web': ['base', 'session'],
  'libs/domain': ['base'],
  'libs/protocol': ['base', 'session'],
  'libs/document': [],
  'libs/editor': ['base', 'connection', 'offline', 'binding', 'block', 'clipboard', 'command', 'find', 'presence', 'toolbar', 'view'],
};

/** What no room may import: composers. `index.ts` and files at the root of `src`, and the pages. */
const COMPOSERS = (project) => [`./${project}/src/*.ts`, `./${project}/src/*.tsx`, `./${project}/src/pages/**`];

/** The zones of `import-x/no-restricted-paths` for every project that has rooms. */
export const zones = Object.entries(CORRIDORS).flatMap(([project, corridors]) => {
  const room = (name) => `./${project}/src/${name}`;
  const forRooms = ROOMS.flatMap((name, index) => [
    ...ROOMS.slice(index + 1).map((later) => ({
      target: room(name),
      from: room(later),
      message: `${name} stands before ${later}: import the other way, or compose them above the rooms.`,
    })),
    ...COMPOSERS(project).map((from) => ({ target: `${room(name)}/**`, from, message: 'A room does not import a composer.' })),
  ]);
  const forCorridors = corridors.flatMap((corridor) =>
    ROOMS.map((name) => ({ target: room(corridor), from: room(name), message: 'A corridor imports no room.' })),
  );
  return [...forRooms, ...forCorridors];
});
