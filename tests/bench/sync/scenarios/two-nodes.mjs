// Half of the people at one node and half at another: what the way between the nodes adds.
import { ourModule } from '../ours.mjs';
import { Room } from '../room.mjs';

const RATE = 5;

const type = async (servers, seconds) => {
  const room = await new Room(servers, { clients: 20, writers: 4 }).open();
  await room.type(2000, RATE);
  const finish = room.measure();
  await room.type(seconds * 1000, RATE);
  const figures = finish();
  return { ...figures, ...(await room.leave()) };
};

/** Hocuspocus needs Redis between its nodes; null where none can be had. */
const startRedis = async () => {
  const { aRedis } = await ourModule('libs/database/src/testing/index.ts');
  const redis = await aRedis();
  await redis?.start();
  return redis;
};

export const twoNodesScenario = {
  targets: ['ours', 'hocuspocus'],
  run: async (stage, target, { seconds }) => {
    const redis = target === 'hocuspocus' ? await startRedis() : null;
    if (target === 'hocuspocus' && !redis) return { failure: 'there is no Redis on this machine' };
    const env = redis ? { PEER_REDIS: redis.url } : {};
    const servers = [];
    try {
      servers.push(await stage.start(target, { env }), await stage.start(target, { env }));
      const one = await type(servers[0], seconds);
      const two = await type(servers, seconds);
      return { ...two, oneNode: one.latency, acrossRatio: two.across.p99 / one.latency.p99 };
    } finally {
      for (const server of servers) await server.stop();
      await redis?.kill();
    }
  },
};
