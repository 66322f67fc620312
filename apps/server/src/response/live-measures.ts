// What is measured of live drafting. No label names a person, an organisation or a document.
import type { LiveEvent, LiveReport } from '@samsvar/realtime';
import { Counter, Gauge, Histogram } from 'prom-client';
import { measures } from '../base/measures';

/** How the live documents of one application stand now. */
export interface LiveFigures {
  readonly documents: number;
  readonly connections: number;
  readonly uncommittedBytes: number;
  readonly oldestUncommittedMs: number;
}

/** How a connection came in. */
export type Transport = 'websocket' | 'http';

const registers = [measures];
const sources = new Set<() => LiveFigures>();

/** A gauge that asks all applications of this process when somebody looks. */
const gauge = (name: string, help: string, value: (all: readonly LiveFigures[]) => number) =>
  new Gauge({
    name,
    help,
    registers,
    collect() {
      this.set(value([...sources].map((figures) => figures())));
    },
  });
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

gauge('samsvar_documents_open', 'Live documents that are open.', (all) => sum(all.map(({ documents }) => documents)));
gauge('samsvar_connections', 'Connections to live documents.', (all) => sum(all.map(({ connections }) => connections)));
gauge('samsvar_uncommitted_bytes', 'Bytes of updates that are not stored yet.', (all) =>
  sum(all.map(({ uncommittedBytes }) => uncommittedBytes)),
);
gauge('samsvar_oldest_unstored_seconds', 'Age of the oldest update that is not stored yet; 0 when all are.', (all) =>
  Math.max(0, ...all.map(({ oldestUncommittedMs }) => oldestUncommittedMs / 1000)),
);

const sockets = new Gauge({
  name: 'samsvar_sockets',
  help: 'Connections to live documents by transport.',
  labelNames: ['transport'],
  registers,
});
const commitSeconds = new Histogram({
  name: 'samsvar_commit_seconds',
  help: 'Seconds until a document’s part of a commit was stored.',
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers,
});
const committed = new Counter({ name: 'samsvar_committed_bytes_total', help: 'Bytes of updates that were stored.', registers });
const commitsFailed = new Counter({ name: 'samsvar_commits_failed_total', help: 'Commits that failed and are tried again.', registers });
const workSeconds = new Histogram({
  name: 'samsvar_work_seconds',
  help: 'Seconds that a task took, with the wait for the worker.',
  labelNames: ['task', 'outcome'],
  buckets: [0.005, 0.025, 0.1, 0.3, 1, 3, 10],
  registers,
});
const accessSeconds = new Histogram({
  name: 'samsvar_access_change_seconds',
  help: 'Seconds from hearing of changed rights until every connection concerned was judged.',
  buckets: [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 30],
  registers,
});
const counter = (name: string, label: string, help: string) => new Counter({ name, help, labelNames: [label], registers });
const refused = counter('samsvar_frames_refused_total', 'reason', 'Messages that were refused, by reason.');
const joined = counter('samsvar_joins_total', 'how', 'Clients brought up to date: resumed, by difference, or whole.');
const dropped = counter('samsvar_connections_dropped_total', 'why', 'Connections that the server ended, by reason.');
const relayed = counter('samsvar_relay_messages_total', 'way', 'Messages between nodes: in, out, or lost and read from the log.');
const compared = counter('samsvar_copies_compared_total', 'outcome', 'Copies of clients that were compared with the document.');
const incidents = counter('samsvar_incidents_total', 'kind', 'What an operator should look into, by kind.');
const accessJudged = counter('samsvar_access_judged_total', 'verdict', 'Open connections judged anew, by verdict.');

/** Counts what the live documents tell. */
export const observeLive = (event: LiveEvent): void => {
  switch (event.type) {
    case 'committed':
      commitSeconds.observe(event.ms / 1000);
      committed.inc(event.bytes);
      break;
    case 'refused':
      refused.inc({ reason: asLabel(event.code) });
      break;
    case 'joined':
      joined.inc({ how: event.how });
      break;
    case 'dropped':
      dropped.inc({ why: asLabel(event.why) });
      break;
    case 'worked':
      workSeconds.observe({ task: asLabel(event.task), outcome: event.isDone ? 'done' : 'failed' }, event.ms / 1000);
      break;
    case 'compared':
      compared.inc({ outcome: event.isEqual ? 'equal' : 'different' });
      break;
    case 'relayed':
      relayed.inc({ way: event.way });
      break;
  }
};

/** Counts what an operator should look into. */
export const countReport = (report: LiveReport): void => {
  if (report.type === 'commit-failed') commitsFailed.inc();
  else incidents.inc({ kind: report.type === 'incident' ? report.kind : report.type });
};

/** Counts the verdict on an open connection whose person's rights may have changed. */
export const countJudged = (verdict: 'kept' | 'changed' | 'closed'): void => accessJudged.inc({ verdict });

/** How long judging took after a change of rights was heard of, in milliseconds. */
export const observeAccessChange = (ms: number): void => accessSeconds.observe(ms / 1000);

/** Counts a connection until the answer is called, once. */
export const countSocket = (transport: Transport): (() => void) => {
  sockets.inc({ transport });
  let isOver = false;
  return () => {
    if (!isOver) sockets.dec({ transport });
    isOver = true;
  };
};

/** Includes one application's figures in the gauges until the answer is called. */
export const measureFigures = (figures: () => LiveFigures): (() => void) => {
  sources.add(figures);
  return () => sources.delete(figures);
};

/** Labels are words of our own: anything else would let a client fill the memory of whoever collects. */
const asLabel = (word: string): string => {
  const label = word.replaceAll(' ', '-');
  return /^[a-z0-9-]{1,40}$/.test(label) ? label : 'other';
};
