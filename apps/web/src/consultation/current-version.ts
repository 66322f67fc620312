// Which version of a source holds now.
import type { SourceBody, VersionBody } from '@samsvar/protocol';

type Versions = Pick<SourceBody, 'versions'>;

/** The newest version that is in use and can be read; null while there is none. */
export const currentVersion = ({ versions }: Versions): VersionBody | null =>
  versions.reduce<VersionBody | null>(
    (best, version) =>
      version.state === 'ready' && version.standing === 'in-use' && version.no > (best?.no ?? 0) ? version : best,
    null,
  );

/** Whether anything of a source was or may yet be read; false when each of its files was refused. */
export const mayHoldText = ({ versions }: Versions): boolean =>
  versions.length === 0 || versions.some(({ state }) => state !== 'failed');

/** The version with the highest number, whatever has become of it; null of a source without any. */
export const newestVersion = ({ versions }: Versions): VersionBody | null =>
  versions.reduce<VersionBody | null>((best, version) => (version.no > (best?.no ?? 0) ? version : best), null);
