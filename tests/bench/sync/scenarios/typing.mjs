// People who type as people do, one in five of those present at five keystrokes a second: delay, acknowledgement, cost.
import { Room } from '../room.mjs';

const RATE = 5;

const typing = async (server, { clients, cursors = false, seconds }) => {
  const room = await new Room(server, { clients, writers: Math.max(1, Math.round(clients / 5)), cursors }).open();
  await room.type(2000, RATE);
  const finish = room.measure();
  await room.type(seconds * 1000, RATE);
  const figures = finish();
  return { ...figures, ...(await room.leave()) };
};

const people = (clients, options = {}) => ({
  targets: ['ours', ...(options.variants ?? []), 'hocuspocus', 'y-websocket', 'relay'],
  run: async (stage, target, { seconds }) => {
    const server = await stage.start(target);
    try {
      return await typing(server, { clients, cursors: options.cursors, seconds });
    } finally {
      await server.stop();
    }
  },
});

export const typingScenarios = {
  'typing-10': people(10),
  'typing-50': people(50),
  'typing-200': people(200, { variants: ['ours-paced'] }),
  'cursors-50': people(50, { cursors: true }),
  'cursors-200': people(200, { cursors: true, variants: ['ours-paced', 'ours-unpaced'] }),
};
