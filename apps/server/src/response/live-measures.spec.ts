// What the measures say after things have happened, and that nothing a client sends becomes a label.
import { measures } from '../base/measures';
import { countJudged, countReport, countSocket, measureFigures, observeAccessChange, observeLive } from './live-measures';
import { LiveSigns, SLOW_WORK_MS } from './live-signs';

beforeEach(() => measures.resetMetrics());

/** The value of one series; null when there is none. */
const valueOf = async (series: string): Promise<number | null> => {
  const lines = (await measures.metrics()).split('\n');
  const line = lines.find((text) => text.startsWith(`${series} `));
  return line === undefined ? null : Number(line.slice(series.length + 1));
};

test('events are counted by kind', async () => {
  observeLive({ type: 'committed', ms: 12, bytes: 300 });
  observeLive({ type: 'committed', ms: 40, bytes: 100 });
  observeLive({ type: 'refused', code: 'read-only' });
  observeLive({ type: 'joined', how: 'resumed' });
  observeLive({ type: 'dropped', why: 'too slow' });
  observeLive({ type: 'worked', task: 'compact', ms: 20, isDone: false });
  observeLive({ type: 'relayed', way: 'read' });
  expect(await valueOf('samsvar_commit_seconds_count')).toBe(2);
  expect(await valueOf('samsvar_commit_seconds_bucket{le="0.025"}')).toBe(1);
  expect(await valueOf('samsvar_committed_bytes_total')).toBe(400);
  expect(await valueOf('samsvar_frames_refused_total{reason="read-only"}')).toBe(1);
  expect(await valueOf('samsvar_joins_total{how="resumed"}')).toBe(1);
  expect(await valueOf('samsvar_connections_dropped_total{why="too-slow"}')).toBe(1);
  expect(await valueOf('samsvar_work_seconds_count{task="compact",outcome="failed"}')).toBe(1);
  expect(await valueOf('samsvar_relay_messages_total{way="read"}')).toBe(1);
});

test('what an operator should know is counted, failed commits by themselves', async () => {
  countReport({ type: 'commit-failed', error: new Error('x'), uncommittedBytes: 1 });
  countReport({ type: 'relay-failed', error: new Error('x') });
  countJudged('changed');
  observeAccessChange(30);
  expect(await valueOf('samsvar_commits_failed_total')).toBe(1);
  expect(await valueOf('samsvar_incidents_total{kind="relay-failed"}')).toBe(1);
  expect(await valueOf('samsvar_access_judged_total{verdict="changed"}')).toBe(1);
  expect(await valueOf('samsvar_access_change_seconds_count')).toBe(1);
});

test('no words of a stranger become a label', async () => {
  observeLive({ type: 'refused', code: 'Ett "namn" {x}' });
  observeLive({ type: 'dropped', why: 'y'.repeat(200) });
  expect(await valueOf('samsvar_frames_refused_total{reason="other"}')).toBe(1);
  expect(await valueOf('samsvar_connections_dropped_total{why="other"}')).toBe(1);
});

test('figures of all applications in the process are summed, the oldest update is the oldest of all', async () => {
  const figures = { documents: 2, connections: 5, uncommittedBytes: 100, oldestUncommittedMs: 1_500 };
  const leave = [measureFigures(() => figures), measureFigures(() => ({ ...figures, oldestUncommittedMs: 20 }))];
  expect(await valueOf('samsvar_documents_open')).toBe(4);
  expect(await valueOf('samsvar_connections')).toBe(10);
  expect(await valueOf('samsvar_uncommitted_bytes')).toBe(200);
  expect(await valueOf('samsvar_oldest_unstored_seconds')).toBe(1.5);
  for (const stop of leave) stop();
  expect(await valueOf('samsvar_oldest_unstored_seconds')).toBe(0);
});

test('a connection counts until it ends, once', async () => {
  const end = countSocket('websocket');
  countSocket('http');
  expect(await valueOf('samsvar_sockets{transport="websocket"}')).toBe(1);
  end();
  end();
  expect(await valueOf('samsvar_sockets{transport="websocket"}')).toBe(0);
  expect(await valueOf('samsvar_sockets{transport="http"}')).toBe(1);
});

test('the worker’s signs tell failing, having failed, and being slow apart', () => {
  let now = 0;
  const signs = new LiveSigns(() => now);
  const work = (ms: number, isDone: boolean) => signs.observe({ type: 'worked', task: 'project', ms, isDone });
  expect(signs.work).toEqual({ isFailing: false, failedAgo: null, slowAgo: null });
  work(10, false);
  now = 1_000;
  expect(signs.work).toEqual({ isFailing: true, failedAgo: 1_000, slowAgo: null });
  work(SLOW_WORK_MS + 1, true);
  now = 3_000;
  expect(signs.work).toEqual({ isFailing: false, failedAgo: 3_000, slowAgo: 2_000 });
  signs.report({ type: 'commit-failed', error: null, uncommittedBytes: 0 });
  signs.report({ type: 'relay-failed', error: null });
  expect(signs.incidents).toBe(1);
});
