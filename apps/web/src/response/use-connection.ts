// The live connection of a response: opened with the page, closed with it. Only the lazily loaded desk imports this.
import { SCHEMA_VERSION } from '@samsvar/document';
import { ResponseConnection } from '@samsvar/editor/connection';
import type { ResponseId } from '@samsvar/domain';
import { responseShape, type Session } from '@samsvar/protocol';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { api } from '../base/api';
import { ApiError } from '../base/api-error';
import { languageNow } from '../base/language';
import { apiPath, socketUrl } from '../base/path';

/** A connection for as long as the page shows this response to this person; null before the first draw. */
export const useConnection = (id: ResponseId, session: Session): ResponseConnection | null => {
  const [connection, setConnection] = useState<ResponseConnection | null>(null);
  const { person, organisation } = session;
  useEffect(() => {
    const made = new ResponseConnection({
      // An editor that is older than the stored texts must be reloaded before it writes.
      url: `${socketUrl(id)}?schema=${SCHEMA_VERSION}`,
      person: { id: person.id, name: person.name, organisation: organisation.name },
      language: languageNow(),
      probe: () => statusOf(id),
    });
    made.connect();
    setConnection(made);
    return () => {
      closeWhenSaved(made);
      setConnection(null);
    };
  }, [id, person.id, person.name, organisation.name]);
  return connection;
};

/** Whoever goes to another page leaves nothing behind: the connection stays until its last change is on disk. */
const closeWhenSaved = (connection: ResponseConnection): void => {
  const isOver = (): boolean => !connection.hasUnsaved || connection.refusal !== null;
  if (isOver()) return connection.close();
  const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
  window.addEventListener('beforeunload', ask);
  const stop = connection.subscribe(() => {
    if (!isOver()) return;
    stop();
    window.removeEventListener('beforeunload', ask);
    connection.close();
  });
};

/** What a browser does not tell about a refused socket, asked by HTTP. */
const statusOf = async (id: ResponseId): Promise<number | null> => {
  try {
    await api.get(apiPath.response(id), responseShape);
    return 200;
  } catch (fault) {
    return fault instanceof ApiError && fault.status > 0 ? fault.status : null;
  }
};

/** One fact of the connection, kept up to date. `read` must answer the same object until the fact changes. */
export const useFact = <Fact>(connection: ResponseConnection, read: (connection: ResponseConnection) => Fact): Fact => {
  const subscribe = useCallback((listener: () => void) => connection.subscribe(listener), [connection]);
  return useSyncExternalStore(subscribe, () => read(connection));
};
