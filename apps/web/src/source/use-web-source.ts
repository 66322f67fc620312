// Looking at web pages that are sources now, and having them watched.
import type { SourceId } from '@samsvar/domain';
import { snapshotShape, watchShape, type JobBody } from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { announce } from '../base/announce';
import { api } from '../base/api';
import { queryKey } from '../base/query';
import { sourcePath } from '../base/source-path';
import { useSourceWords } from '../base/source-words';
import { toasts } from '../base/toasts';
import { useJob } from '../consultation/use-job';

const watchKey = (id: SourceId) => ['watch', id] as const;

/** How a page is watched; nothing is fetched of what is no page. */
export const useWatch = (id: SourceId, isPage: boolean) =>
  useQuery({ enabled: isPage, queryKey: watchKey(id), queryFn: ({ signal }) => api.get(sourcePath.watch(id), watchShape, { signal }) });

/** Turns the watching of a page on or off. */
export const useChangeWatch = (id: SourceId) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (isOn: boolean) => api.put(sourcePath.watch(id), { isOn }, watchShape),
    onSuccess: (watch) => {
      client.setQueryData(watchKey(id), watch);
      void client.invalidateQueries({ queryKey: queryKey.source(id), exact: true });
    },
  });
};

/** Looks at a page now, and tells how it went; `job` is how far it has come. */
export const useLookNow = (id: SourceId) => {
  const client = useQueryClient();
  const words = useSourceWords().web;
  const [jobId, setJobId] = useState<JobBody['id'] | null>(null);
  const refresh = () => {
    void client.invalidateQueries({ queryKey: watchKey(id) });
    void client.invalidateQueries({ queryKey: queryKey.source(id), exact: true });
    void client.invalidateQueries({ queryKey: queryKey.consultations() });
  };
  const job = useJob(jobId, (ended) => {
    setJobId(null);
    refresh();
    if (ended.state === 'done') return announce(words.looked);
    toasts.add({ tone: 'danger', text: ended.problem?.message ?? words.lookFailed });
  });
  const asking = useMutation({
    mutationFn: () => api.post(sourcePath.snapshots(id), {}, snapshotShape),
    onSuccess: ({ job: asked }) => {
      setJobId(asked.id);
      refresh();
    },
    onError: (fault) => toasts.add({ tone: 'danger', text: fault.message || words.lookFailed }),
  });
  return { look: () => asking.mutate(), isBusy: asking.isPending || jobId !== null, job };
};
