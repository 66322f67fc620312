// What the log says of the live documents: which response, where in its log, and what broke. Never what it says.
import type { LiveReport } from '@samsvar/realtime';
import { faultOf } from '../base/fault';
import type { Log } from '../base/logger';

const WORDS: Readonly<Record<LiveReport['type'], string>> = {
  'commit-failed': 'updates not saved',
  'load-failed': 'response could not be opened',
  'projection-failed': 'response could not be projected',
  'relay-failed': 'other nodes are not heard',
  incident: 'something was kept out of a response',
  'incident-lost': 'what was kept out of a response could not be stored',
  diverged: 'a copy differs from its response',
  quarantined: 'response quarantined',
};

/** Writes a line for the operator. Each field is named here, so that nothing new slips in. */
export const logReport = (log: Log, report: LiveReport): void =>
  log.error(
    {
      ...('error' in report && faultOf(report.error)),
      ...('documentId' in report && { response: report.documentId }),
      ...('seq' in report && { epoch: report.epoch, seq: report.seq }),
      ...('kind' in report && { kind: report.kind, bytes: report.bytes }),
      ...('reason' in report && { reason: report.reason }),
      ...('uncommittedBytes' in report && { bytes: report.uncommittedBytes }),
    },
    WORDS[report.type],
  );
