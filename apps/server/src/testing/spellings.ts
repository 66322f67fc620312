// Other ways to ask for the same thing: other spellings of a path, other methods, ids of nothing, and what two answers must have in common.
import { randomUUID } from 'node:crypto';
import type { World } from '../permission-matrix';
import { forEach } from './a-matrix-world';

/** A world in which every id belongs to nothing. */
export const nowhere = (world: World): World => {
  const id = randomUUID();
  return {
    ...world,
    organisation: id,
    consultation: id,
    unanswered: id,
    source: id,
    version: id,
    job: id,
    passage: id,
    response: id,
    kept: id,
    document: id,
    thread: id,
    comment: id,
    suggestion: id,
    removable: forEach(() => id),
    figure: 'f'.repeat(64),
  };
};

/** The same path, written as somebody might who hopes that another rule then counts. */
export const spellings = (path: string): string[] => {
  const [route = '', query] = path.split('?');
  const rest = query === undefined ? '' : `?${query}`;
  return [
    `${route}/${rest}`,
    `/${route}${rest}`,
    `${route.toUpperCase()}${rest}`,
    `${route.replace('api', '%61pi')}${rest}`,
    `${route.replace('/api/', '/api/./')}${rest}`,
    `${route.replace('/api/', '/api/%2e/')}${rest}`,
    `${route}%20${rest}`,
    `${route}%00${rest}`,
    `${route};x=1${rest}`,
  ];
};

/** Headers that must not differ; the time and the request's own id do. */
export const steady = (headers: Headers): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => !['date', 'x-request-id', 'keep-alive'].includes(name)));
