// Makes the keeper of a connection: for those who write, never for those who read.
import { SCHEMA_VERSION } from '@samsvar/document';
import { ComputerKeeper, OfflineReview, readOnce, wipeResponse, type KeepingTrouble, type ResponseConnection } from '@samsvar/editor/connection';
import type { PersonId } from '@samsvar/domain';
import type { ResponseBody } from '@samsvar/protocol';
import { allWords } from '../base/all-words';
import { languageNow } from '../base/language';
import { toasts } from '../base/toasts';
import { offlinePerson } from '../session/offline-person';
import { endIfNothingIsLeft } from '../session/offline-rounds';

const keepers = new WeakMap<ResponseConnection, ComputerKeeper>();

/** How often an open desk says that it is in contact. */
const CONTACT_MS = 60_000;

/** The keeper of this response for this person; null for those who only read, of whom anything left is removed. */
export const makeKeeper = ({ id, abilities }: ResponseBody, person: PersonId): ComputerKeeper | null => {
  if (abilities.includes('response.write')) {
    return new ComputerKeeper({ person, response: id, schema: SCHEMA_VERSION, onTrouble: tellOnce });
  }
  if (offlinePerson() !== null) void wipeResponse(person, id).then(endIfNothingIsLeft).catch(() => undefined);
  return null;
};

/** The keeper that the connection was given; null for those who only read. */
export const keeperOf = (connection: ResponseConnection): ComputerKeeper | null => keepers.get(connection) ?? null;

const reviews = new WeakMap<ResponseConnection, OfflineReview>();

/** What the person should look at before their text is sent; null for those who only read. */
export const reviewOf = (connection: ResponseConnection): OfflineReview | null => reviews.get(connection) ?? null;

/** The server's text is waited for so long before a review goes without it. */
const THEIRS_MS = 20_000;

/**
 * Ties a keeper to its connection for as long as that is open; the answer lets go of it. `another` makes a second
 * connection to the same response, which keeps nothing.
 */
export const tieKeeper = (connection: ResponseConnection, keeper: ComputerKeeper | null, another: () => ResponseConnection): (() => void) => {
  if (!keeper) return () => undefined;
  keepers.set(connection, keeper);
  const review = new OfflineReview(connection, keeper, { readTheirs: () => readOnce(another(), THEIRS_MS), now: () => Date.now() });
  reviews.set(connection, review);
  let wasLetIn = false;
  const heard = (): void => {
    // The server lets the person in to write: they are signed in and may, whatever happened before.
    const isLetIn = connection.isConnected && connection.canWrite === true;
    if (isLetIn && !wasLetIn) keeper.goOn();
    wasLetIn = isLetIn;
    if (connection.isConnected && connection.isSynced) keeper.contact();
  };
  let wasCopied = false;
  const looked = (): void => {
    if (wasCopied && !keeper.isCopied) void endIfNothingIsLeft().catch(() => undefined);
    wasCopied = keeper.isCopied;
  };
  const stops = [connection.subscribe(heard), keeper.subscribe(looked)];
  const timer = setInterval(heard, CONTACT_MS);
  return () => {
    for (const stop of stops) stop();
    review.close();
    clearInterval(timer);
    keeper.close();
  };
};

let hasTold = false;

const tellOnce = (trouble: KeepingTrouble): void => {
  if (hasTold) return;
  hasTold = true;
  toasts.add({ tone: 'warning', text: allWords(languageNow()).offline.trouble[trouble] });
};
