// The thread that makes files, one task at a time, so that the server's own thread stays free.
import { parentPort } from 'node:worker_threads';
import { rendered, type Task } from './delivery/rendering';
import { answerTo } from './delivery/worker-answer';

parentPort?.on('message', (task: Task) => {
  void answerTo(rendered(task)).then((answer) => {
    const bytes = answer.state === 'made' ? [answer.bytes.buffer] : [];
    parentPort?.postMessage(answer, bytes);
  });
});
