// The figures of the table: where each is found, and what it is to be. A `ratio` is to Hocuspocus in the same run.

const delays = (scenario, who, p50, p99) => [
  { label: `keystroke to ${who}, p50`, unit: 'ms', scenario, place: 'latency.p50', ratio: p50 },
  { label: `keystroke to ${who}, p99`, unit: 'ms', scenario, place: 'latency.p99', ratio: p99 },
];

const savings = (scenario, clients) => [
  { label: `acknowledged on disk, ${clients} people, p50`, unit: 'ms', scenario, place: 'saving.p50', most: 25 },
  { label: `acknowledged on disk, ${clients} people, p99`, unit: 'ms', scenario, place: 'saving.p99', most: 60 },
];

/** Two hundred people with carets, with flushes gathered in windows or not, whatever the load. */
const crowded = (of, how, p50, p99, cpu) => [
  { label: `the same, ${how}, p50`, unit: 'ms', scenario: 'cursors-200', of, place: 'latency.p50', ratio: p50 },
  { label: `the same, ${how}, p99`, unit: 'ms', scenario: 'cursors-200', of, place: 'latency.p99', ratio: p99 },
  { label: `the same, ${how}, processor`, unit: '%', scenario: 'cursors-200', of, place: 'cpu', ratio: cpu },
];

export const FIGURES = [
  ...delays('typing-10', '10 people', 0.8, 0.8),
  ...delays('typing-50', '50 people', 0.8, 0.8),
  ...savings('typing-50', 50),
  ...savings('typing-200', 200),
  ...delays('typing-200', '200 people'),
  { label: 'processor per keystroke, 200 people', unit: 'µs', scenario: 'typing-200', place: 'cpuPerKey' },
  { label: 'the same, always gathered', unit: 'µs', scenario: 'typing-200', of: 'ours-paced', place: 'cpuPerKey', ratio: 0.33, relayRatio: 0.5 },
  ...delays('cursors-50', '50 people with carets'),
  { label: 'processor per keystroke, 50 people with carets', unit: 'µs', scenario: 'cursors-50', place: 'cpuPerKey', ratio: 0.5 },
  ...delays('cursors-200', '200 people with carets'),
  { label: 'processor per keystroke, 200 people with carets', unit: 'µs', scenario: 'cursors-200', place: 'cpuPerKey', relayRatio: 0.5 },
  ...crowded('ours-unpaced', 'never gathered', 0.4, 0.6, 0.6),
  ...crowded('ours-paced', 'always gathered', undefined, 1, 0.35),
  { label: 'most delivered keystrokes, 50 people', unit: '/s', scenario: 'saturation', place: 'deliveredPerSecond', ratio: 1.5 },
  { label: 'back to normal after twice as much', unit: 'ms', scenario: 'saturation', place: 'recoverMs', most: 3000 },
  { label: 'memory of an open document of 29 kB', unit: 'kB', scenario: 'many', place: 'kilobytesEach', ratio: 0.2 },
  { label: 'the same, heap and buffers only', unit: 'kB', scenario: 'many', place: 'usedEach' },
  { label: 'the same after typing in all', unit: 'kB', scenario: 'many', place: 'kilobytesTyped', ratio: 0.2 },
  { label: 'processor, a keystroke a second in each', unit: '%', scenario: 'many', place: 'typingCpu' },
  { label: 'open 480,000 keystrokes, cold', unit: 'ms', scenario: 'opening', place: 'cold', ratio: 0.1 },
  { label: 'open 480,000 keystrokes, warm', unit: 'ms', scenario: 'opening', place: 'warm', ratio: 0.2 },
  { label: 'open 480,000 keystrokes, 30 at once', unit: 'ms', scenario: 'opening', place: 'atOnce', ratio: 0.2 },
  { label: '200 return to 0.8 MB, our client: time, p50', unit: 'ms', scenario: 'storm', place: 'p50', ratio: 0.1 },
  { label: '200 return to 0.8 MB, our client: bytes', unit: 'MB', scenario: 'storm', place: 'megabytes', ratio: 0.02 },
  { label: '200 return to 0.8 MB, stock client: time, p50', unit: 'ms', scenario: 'storm', of: 'ours-stock', place: 'p50', ratio: 0.15 },
  { label: '200 return to 0.8 MB, stock client: bytes', unit: 'MB', scenario: 'storm', of: 'ours-stock', place: 'megabytes', ratio: 0.1 },
  { label: 'processor, five type in 0.8 MB', unit: '%', scenario: 'long-document', place: 'cpu', most: 8 },
  { label: 'log of the database per keystroke in 0.8 MB', unit: 'kB', scenario: 'long-document', place: 'logPerKey', most: 5 },
  { label: 'keystroke in 0.8 MB, p99', unit: 'ms', scenario: 'long-document', place: 'latency.p99' },
  { label: 'held for one who does not read', unit: 'MB', scenario: 'stalled', place: 'heldEach', most: 0.5 },
  { label: 'p99 of the others, to without stalled ones', unit: '×', scenario: 'stalled', place: 'othersRatio', most: 1.2 },
  { label: 'of five who do not read, let go', unit: '', scenario: 'stalled', place: 'letGo' },
  { label: 'processor per caret moved, 100 people', unit: 'µs', scenario: 'presence', place: 'cpuPerMove', ratio: 0.33 },
  { label: 'caret to 100 people, p50', unit: 'ms', scenario: 'presence', place: 'delays.p50' },
  { label: 'keystroke across two nodes, p50', unit: 'ms', scenario: 'two-nodes', place: 'across.p50' },
  { label: 'keystroke across two nodes, p99', unit: 'ms', scenario: 'two-nodes', place: 'across.p99' },
  { label: 'its p99, to that with one node', unit: '×', scenario: 'two-nodes', place: 'acrossRatio', most: 2 },
];
