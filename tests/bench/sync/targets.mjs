// What can be measured, and how each is started and spoken to.

export const TARGETS = {
  ours: { isOurs: true, isStored: true, dialect: 'samsvar' },
  /** The same server, spoken to by a client that knows nothing of our additions. */
  'ours-stock': { isOurs: true, isStored: true, dialect: 'stock' },
  /** Gathering flushes in windows whether the process is busy or not, and never. */
  'ours-paced': { isOurs: true, isStored: true, dialect: 'samsvar', limits: { paceFromLoad: -1e6, paceFullLoad: 0 } },
  'ours-unpaced': { isOurs: true, isStored: true, dialect: 'samsvar', limits: { paceMs: 0 } },
  hocuspocus: { file: 'hocuspocus.mjs', isStored: true, dialect: 'hocuspocus' },
  /** Storing at every change, which is as close to our promise as it can be set. */
  'hocuspocus-eager': { file: 'hocuspocus.mjs', isStored: true, dialect: 'hocuspocus', env: { PEER_DEBOUNCE: '1' } },
  'y-websocket': { file: 'y-websocket.mjs', dialect: 'stock' },
  /** Understands nothing and keeps nothing: what the sockets alone cost. */
  relay: { file: 'relay.mjs', dialect: 'stock', isRelay: true },
};
