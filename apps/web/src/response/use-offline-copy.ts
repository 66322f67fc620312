// Switching the copy of one response on and off, and keeping what opens it fresh.
import type { ComputerKeeper, ResponseConnection } from '@samsvar/editor/connection';
import type { ProjectionBody, ResponseBody, Session } from '@samsvar/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { queryKey } from '../base/query';
import { setOfflinePerson } from '../session/offline-person';
import { endIfNothingIsLeft } from '../session/offline-rounds';
import { inTurn, startWorker } from '../session/offline-worker';
import { useSession } from '../session/use-session';
import { writeFacts } from './offline-facts';
import { keeperOf } from './offline-keepers';

/** The state of the copy, and how to change it. */
export interface OfflineCopyState {
  readonly isCopied: boolean;
  readonly isSwitching: boolean;
  /** Rejects when the browser keeps nothing; nothing is left half-done. */
  readonly toggle: () => Promise<void>;
}

/** Where a copy was on, by person and response, and for which connection: a new one of the same page goes on with it. */
const chosen = new Map<string, ResponseConnection>();

const nothing = () => () => undefined;

/** Whether a copy of what the connection holds is kept on this computer. */
export const useIsCopied = (connection: ResponseConnection): boolean => {
  const keeper = keeperOf(connection);
  const subscribe = useCallback((listener: () => void) => keeper?.subscribe(listener) ?? nothing(), [keeper]);
  return useSyncExternalStore(subscribe, () => keeper?.isCopied ?? false);
};

/** The copy of this response for the person at the desk; null for those who only read. */
export const useOfflineCopy = (connection: ResponseConnection, response: ResponseBody): OfflineCopyState | null => {
  const keeper = keeperOf(connection);
  const session = useSession();
  const client = useQueryClient();
  const isCopied = useIsCopied(connection);
  const [isSwitching, setSwitching] = useState(false);
  const projection = client.getQueryData<ProjectionBody>(queryKey.projection(response.id)) ?? null;
  const facts = writeFacts({ session, response, projection });
  useEffect(() => {
    if (isCopied) void keeper?.remember(facts);
  }, [keeper, isCopied, facts]);
  useGoingOn({ connection, keeper, key: `${session.person.id} ${response.id}`, isCopied, switchOn: () => (keeper ? switchOn(keeper, session, facts) : Promise.resolve()) });
  if (!keeper) return null;
  const toggle = async (): Promise<void> => {
    setSwitching(true);
    try {
      chosen.delete(`${session.person.id} ${response.id}`);
      await (isCopied ? keeper.switchOff() : switchOn(keeper, session, facts));
    } finally {
      setSwitching(false);
    }
  };
  return { isCopied, isSwitching, toggle };
};

interface GoingOn {
  readonly connection: ResponseConnection;
  readonly keeper: ComputerKeeper | null;
  readonly key: string;
  readonly isCopied: boolean;
  readonly switchOn: () => Promise<void>;
}

/** A document that was exchanged for another takes its copy with it; what the person has chosen still holds. */
const useGoingOn = ({ connection, keeper, key, isCopied, switchOn: goOn }: GoingOn): void => {
  const subscribe = useCallback((listener: () => void) => connection.subscribe(listener), [connection]);
  const mayWrite = useSyncExternalStore(subscribe, () => connection.isSynced && connection.canWrite === true);
  const latest = useEffectEvent(goOn);
  useEffect(() => {
    if (isCopied) chosen.set(key, connection);
    else if (keeper && mayWrite && chosen.has(key) && chosen.get(key) !== connection) {
      chosen.delete(key);
      void latest().catch(() => undefined);
    }
  }, [connection, keeper, key, isCopied, mayWrite]);
};

/** First the app, then the text: a copy that nothing can open would be a false promise. */
const switchOn = async (keeper: ComputerKeeper, { person }: Session, facts: string): Promise<void> => {
  try {
    await inTurn(async () => {
      await startWorker();
      await keeper.switchOn(facts);
      setOfflinePerson(person.id);
    });
  } catch (fault) {
    await endIfNothingIsLeft().catch(() => undefined);
    throw fault;
  }
  // Asks the browser not to clear it when the disk is nearly full; it may say no.
  await navigator.storage?.persist?.().catch(() => false);
};

