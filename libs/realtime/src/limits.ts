// The limits of live drafting, each with its unit. What happens at one is said where it is checked.

export const LIMITS = {
  /** Bytes of one update. Imports go through HTTP. */
  updateBytes: 1_000_000,
  /** Bytes of relayed updates that one client may hand back at once. */
  carriedBytes: 8_000_000,
  /** Structs in one update. */
  updateStructs: 60_000,
  /** Clients with something new in one update. */
  updateClients: 500,
  /** How far one update may move the clocks: a few bytes can claim any number, and clocks never go back. */
  updateClocks: 4_000_000,
  /** The highest clock of a client. */
  clock: 2 ** 32,
  /** The highest Yjs client id. */
  clientId: 2 ** 53 - 1,
  /** Writes per second and connection, in the long run and at once. */
  writesPerSecond: 60,
  writeBurst: 400,
  /** Bytes of writes per second and connection, in the long run and at once. */
  writeBytesPerSecond: 512 * 1024,
  writeBytesBurst: 4 * 1024 * 1024,
  /** Refused writes in a minute that close the connection. */
  refusalsPerMinute: 3,
  /** Bytes of one presence entry, and messages per second. */
  presenceBytes: 2048,
  presencePerSecond: 20,
  /** Clocks that an update may newly delete before it is weighed; each character of text is one. */
  unweighedDeletions: 1_000,
  /**
   * Structs of an update, and steps by the items it may pass in the document, at which the worker tries it first, and
   * ms that applying it may take there. Measured: hand-made right origins take Yjs 0.04 to 0.15 s for 1,500 structs and
   * 3 s for 10,000 in 70 kB; an honest paste of 60 pages has 2,000 structs and takes 0.03 s, of a thousand pages 0.15 s.
   */
  untriedStructs: 1_500,
  untriedSteps: 5_000_000,
  tryMs: 300,
  /** Ms after which a try is given up, and the worker with it. */
  tryAtMostMs: 1_000,
  /** Checks of a client's copy per second and connection, ms between two comparisons of a document, bytes of a copy. */
  checksPerSecond: 1 / 5,
  compareMs: 20_000,
  evidenceBytes: 1_900_000,
  /** Ms between two mendings of a document by the server. */
  mendMs: 30_000,
  /** Connections to one document, and of one person to the node. */
  connectionsPerDocument: 300,
  connectionsPerPerson: 20,
  /** Bytes of a whole document, encoded. */
  documentBytes: 25_000_000,
  /** What is kept of a connection before the document is open, and how long it may take to ask for it (ms). */
  earlyMessages: 100,
  earlyBytes: 1_000_000,
  joinMs: 10_000,
  /** Unsent bytes at which a connection counts as lagging, and ms without progress until it is closed. */
  unsentBytes: 256 * 1024,
  lagMs: 15_000,
  /** A slow connection that makes progress is still closed after this (ms). */
  lagAtMostMs: 120_000,
  /** Silence after which a connection is sent something (ms). Stock clients hang up after 30 s of silence. */
  keepAliveMs: 10_000,
  /** Ms between the starts of two commits. */
  commitWindowMs: 20,
  /** The same while fewer flushes a second than this come in. */
  quietWindowMs: 5,
  quietPerSecond: 60,
  /** Ms that an update waits at least, while others are told of it. */
  commitAfterMs: 2,
  /** Ms until a commit counts as failed. */
  commitMs: 10_000,
  /** Bytes of one commit, unless a single update is more. */
  commitBytes: 4_000_000,
  /** Uncommitted bytes at which the node stops reading its sockets. */
  uncommittedBytes: 32_000_000,
  /** Ms without a commit until people are told. */
  notSavingMs: 2_500,
  /** Tail at which a joiner waits for compaction first. */
  joinTailUpdates: 300,
  joinTailBytes: 64 * 1024,
  /** Tail at which an open document is compacted, at most every `compactMs`. */
  tailUpdates: 1000,
  tailBytes: 256 * 1024,
  compactMs: 30_000,
  /** Bytes and rows of the log that a returning client is sent instead of a difference. */
  resumeBytes: 256 * 1024,
  resumeRows: 500,
  /** Ms a document stays open after the last person left. */
  lingerMs: 2_000,
  /** Ms one task of the worker may take, and its memory in MB. */
  workMs: 10_000,
  workMegabytes: 512,
  /** Ms of quiet until a change is looked at, and ms at most unless that takes long: what breaks the schema stands 2 s. */
  projectAfterMs: 500,
  projectAtMostMs: 1_500,
  /** Sends a second that a document may cost before its flushes are gathered in windows. */
  cheapSendsPerSecond: 5_000,
  /** Ms of such a window at `paceFullLoad`, and how busy the process is when they begin: from 0 to 1. */
  paceMs: 6,
  paceFromLoad: 0.4,
  paceFullLoad: 0.7,
  /** Ms between two presence broadcasts of a document: at least, for each connection to it, and at most. */
  presenceWindowMs: 40,
  presenceMsEach: 0.7,
  presenceWindowAtMostMs: 120,
} as const;
