// Five people type in a document with a long history, and five read: what it costs to keep every keystroke.
import { history } from '../histories.mjs';
import { wait } from '../processes.mjs';
import { Room } from '../room.mjs';

const RATE = 5;

export const longDocumentScenario = {
  targets: ['ours', 'hocuspocus', 'hocuspocus-eager', 'y-websocket'],
  run: async (stage, target, { folder, isShort }) => {
    const server = await stage.start(target);
    try {
      const room = await new Room(server, { clients: 10, writers: 5 }).open(history('large', folder));
      await wait(2000);
      await room.type(3000, RATE);
      const log = await stage.logPosition();
      const finish = room.measure();
      await room.type(isShort ? 8000 : 20_000, RATE);
      const figures = finish();
      const written = (await stage.logPosition()) - log;
      return { ...figures, logPerKey: server.isStored ? written / 1000 / figures.keys : null, ...(await room.leave()) };
    } finally {
      await server.stop();
    }
  },
};
