// The live connection of a response: opened with the page, closed with it. Only the lazily loaded desk imports this.
import { contentOf, plainText, SCHEMA_VERSION } from '@samsvar/document';
import { ResponseConnection, fallbackWebSocket, type ConnectionOptions } from '@samsvar/editor/connection';
import type { ResponseId } from '@samsvar/domain';
import { responseShape, type ResponseBody, type Session } from '@samsvar/protocol';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { allWords, type AllWords } from '../base/all-words';
import { api } from '../base/api';
import { ApiError } from '../base/api-error';
import { languageNow } from '../base/language';
import { apiPath, socketUrl } from '../base/path';
import { queryKey } from '../base/query';
import { toasts } from '../base/toasts';
import { keepWork, workChanged } from '../base/unsaved-work';
import { sessionQuery } from '../session/use-session';
import { makeKeeper, tieKeeper } from './offline-keepers';
import { saveResponseText } from './text-file';

/** The connection of a page; null before the first draw. */
export interface OpenConnection {
  readonly connection: ResponseConnection | null;
  /** Counts the copies that the page has had: nothing drawn for one may linger at the next. */
  readonly copy: number;
  /** Throws away this copy, with whatever is unsaved in it, and opens the response anew. */
  readonly discard: () => void;
}

/** What the server says when the person has no access any more. */
const CLOSED: ReadonlySet<string> = new Set(['not-found', 'not-allowed']);

const isClosed = ({ stranded, refusal, isSynced }: ResponseConnection): boolean =>
  isSynced && CLOSED.has(stranded?.reason ?? refusal?.code ?? '');

/** A connection for as long as the page shows this response to this person, and a new one when its copy is of no more use. */
export const useConnection = (response: ResponseBody, session: Session): OpenConnection => {
  const { id, title } = response;
  const [connection, setConnection] = useState<ResponseConnection | null>(null);
  const [times, setTimes] = useState(0);
  const reopen = useCallback(() => setTimes((before) => before + 1), []);
  const client = useQueryClient();
  const called = useRef(title);
  // What one may do is asked when a connection is made: from then on the server tells it itself.
  const latest = useRef(response);
  useEffect(() => {
    called.current = title;
    latest.current = response;
  }, [title, response]);
  const { person, organisation } = session;
  useEffect(() => {
    const keeper = makeKeeper(latest.current, person.id);
    const options: ConnectionOptions = {
      // An editor that is older than the stored texts must be reloaded before it writes.
      url: `${socketUrl(id)}?schema=${SCHEMA_VERSION}`,
      person: { id: person.id, name: person.name, organisation: organisation.name },
      language: languageNow(),
      probe: () => statusOf(id),
      webSocket: fallbackWebSocket,
    };
    const made = new ResponseConnection(keeper ? { ...options, keeper } : options);
    const untie = tieKeeper(made, keeper, () => new ResponseConnection(options));
    const forget = keepWork({
      isUnsaved: () => made.hasUnsaved,
      isClosed: () => isClosed(made),
      signedInAs: (personId) => made.signedInAs(personId),
      // Of the document, not the editor: the page with the editor may be gone.
      download: () => saveResponseText(called.current, allWords(languageNow()).response, plainText(contentOf(made.doc).text)),
    });
    tellWhenClosed(made);
    askWhenSignedOut(made, client);
    followAccess(made, () => void client.invalidateQueries({ queryKey: queryKey.response(id) }));
    reopenWhenUseless(made, reopen);
    tellNotices(made);
    made.connect();
    setConnection(made);
    return () => {
      closeWhenSaved(made, () => {
        forget();
        untie();
      });
      setConnection(null);
    };
  }, [client, id, person.id, person.name, organisation.name, reopen, times]);
  const discard = useCallback(() => {
    // The new copy must not find on this computer what is thrown away here.
    const isOutdated = connection?.stranded?.reason === 'schema-outdated';
    void connection?.discard().then(() => (isOutdated ? location.reload() : reopen()));
  }, [connection, reopen]);
  return { connection, copy: times, discard };
};

/** The frame says nothing of signing in where the page says that there is no access any more. */
const tellWhenClosed = (connection: ResponseConnection): void => {
  const stop = connection.subscribe(() => {
    if (!isClosed(connection)) return;
    stop();
    workChanged();
  });
};

/** What one may do has changed: the page asks again what it may offer. */
const followAccess = (connection: ResponseConnection, ask: () => void): void => {
  let { canWrite, sections } = connection;
  connection.subscribe(() => {
    const isSame = connection.canWrite === canWrite;
    // Each word of the server brings a list of its own: the very same one is none that was said anew.
    if (isSame && connection.sections === sections) return;
    const hadBeenTold = canWrite !== null;
    ({ canWrite, sections } = connection);
    if (!hadBeenTold) return;
    ask();
    if (isSame) return;
    const { accessBack } = wordsNow();
    // What was said of an earlier change is not true any more.
    toasts.shown().filter(({ text }) => text === accessBack).forEach(({ key }) => toasts.close(key));
    if (canWrite && !connection.stranded) toasts.add({ text: accessBack });
  });
};

/** With nothing unsaved in it, a copy that is not the document any more is exchanged without a question. */
const reopenWhenUseless = (connection: ResponseConnection, reopen: () => void): void => {
  const stop = connection.subscribe(() => {
    if (!connection.renewal) return;
    stop();
    toasts.add({ text: wordsNow().renewed[connection.renewal] });
    reopen();
  });
};

/** What the server says of the document, where no banner says it. */
const tellNotices = (connection: ResponseConnection): void => {
  connection.onChannel('notice', (notice) => {
    if (typeof notice !== 'object' || notice === null || !('code' in notice) || !('text' in notice)) return;
    const isTold = notice.code === 'removal-held' || notice.code === 'quarantined';
    if (isTold && typeof notice.text === 'string') toasts.add({ tone: 'warning', text: notice.text });
  });
};

const wordsNow = (): AllWords['response'] => allWords(languageNow()).response;

/** The socket may be the first to hear that the session is over, or the last to hear that it is back. */
const askWhenSignedOut = (connection: ResponseConnection, client: QueryClient): void => {
  let wasOut = false;
  connection.subscribe(() => {
    const isOut = connection.refusal?.code === 'not-signed-in';
    if (isOut === wasOut) return;
    wasOut = isOut;
    if (isOut) void client.fetchQuery(sessionQuery()).then((now) => now && connection.signedInAs(now.person.id), () => undefined);
  });
};

/** Whoever goes to another page leaves nothing behind: the connection stays until its last change is on disk. */
const closeWhenSaved = (connection: ResponseConnection, forget: () => void): void => {
  const close = (): void => {
    forget();
    connection.close();
  };
  if (!connection.hasUnsaved) return close();
  const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
  window.addEventListener('beforeunload', ask);
  const stop = connection.subscribe(() => {
    if (connection.hasUnsaved) return;
    stop();
    window.removeEventListener('beforeunload', ask);
    close();
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

/** Whether the server has said that this person may not see the response any more. */
export const isShutOut = ({ refusal, stranded }: ResponseConnection): boolean => ['not-found', 'not-allowed'].includes(refusal?.code ?? '') || stranded?.reason === 'not-found';
