// Follows a job on the server while it runs.
import type { JobId } from '@samsvar/domain';
import { jobShape, type JobBody } from '@samsvar/protocol';
import { useEffect, useRef, useState } from 'react';
import { api } from '../base/api';
import { apiPath } from '../base/path';

/** How often to ask when events do not get through. */
const POLL_MS = 1500;

/** The job as it stands; null until the first word of it. Calls `onEnd` once, when it is done or has failed. */
export const useJob = (id: JobId | null, onEnd: (job: JobBody) => void): JobBody | null => {
  const [job, setJob] = useState<JobBody | null>(null);
  const ended = useRef(onEnd);
  useEffect(() => {
    ended.current = onEnd;
  });
  useEffect(() => {
    if (!id) return;
    setJob(null);
    return followJob(id, (seen) => {
      setJob(seen);
      if (seen.state === 'done' || seen.state === 'failed') ended.current(seen);
    });
  }, [id]);
  return job;
};

/** Tells every state of a job until it ends or the returned function is called: by events, else by asking. */
const followJob = (id: JobId, onJob: (job: JobBody) => void): (() => void) => {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const events = new EventSource(apiPath.jobEvents(id));
  const stop = () => {
    isOver = true;
    clearTimeout(timer);
    events.close();
  };
  const tell = (job: JobBody) => {
    if (isOver) return;
    if (job.state === 'done' || job.state === 'failed') stop();
    onJob(job);
  };
  const ask = async () => {
    try {
      tell(await api.get(apiPath.job(id), jobShape));
    } catch {
      // The next turn asks again; a job that is gone is seen when the page fetches its document.
    }
    if (!isOver) timer = setTimeout(() => void ask(), POLL_MS);
  };
  events.addEventListener('progress', (event: MessageEvent<string>) => {
    const read = jobShape.safeParse(JSON.parse(event.data));
    if (read.success) tell(read.data);
  });
  events.onerror = () => {
    if (isOver) return;
    events.close();
    clearTimeout(timer);
    void ask();
  };
  return stop;
};
