// The versions of a source on the pages that show it: the button that lists them, the dialogs, and what is said over the text.
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { Banner, Button, IconButton, IconHistory, LinkButton } from '@samsvar/ui';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { path } from '../base/path';
import { useSourceWords } from '../base/source-words';
import { currentVersion } from '../consultation/current-version';
import { VersionNews } from '../passage/VersionNews';
import { FindingsNotice } from '../source/FindingsNotice';
import { useWhyNotSource } from '../source/use-why-not-source';
import { WithdrawnBanner } from '../source/Withdrawal';

const UploadVersionDialog = lazy(() => import('../source/UploadVersionDialog').then((m) => ({ default: m.UploadVersionDialog })));
const VersionsDialog = lazy(() => import('../source/VersionsDialog').then((m) => ({ default: m.VersionsDialog })));

/** Why the person may not change the versions of a source, which is their own organisation's unless one is given; null when they may. */
export const useWhyNotVersions = (source?: SourceBody): string | null => useWhyNotSource(source, useSourceWords().versions.mayNot);

/** The dialog that sends a new version: `open` it for a source, and draw `dialog` somewhere. */
export const useUploadDialog = (): { readonly open: (source: SourceBody) => void; readonly dialog: ReactNode } => {
  const [source, setSource] = useState<SourceBody | null>(null);
  const dialog = source ? (
    <Suspense>
      <UploadVersionDialog source={source} onClose={() => setSource(null)} />
    </Suspense>
  ) : null;
  return { open: setSource, dialog };
};

interface SourceVersionsProps {
  readonly source: SourceBody;
  /** The one that is read. */
  readonly version: VersionBody;
}

/** Says which version is read, and opens the list of all. Without its words where there is little room. */
export const VersionsButton = ({ source, version, isNarrow, onPress }: SourceVersionsProps & { readonly isNarrow: boolean; readonly onPress: () => void }) => {
  const words = useSourceWords().versions;
  const label = words.menu(version.no, source.versions.length);
  return isNarrow ? (
    <IconButton label={label} icon={<IconHistory />} onPress={onPress} />
  ) : (
    <Button size="small" variant="quiet" icon={<IconHistory />} aria-haspopup="dialog" onPress={onPress}>
      {label}
    </Button>
  );
};

interface SourceNewsProps extends SourceVersionsProps {
  /** What is to be said of the place that was opened, which then is what matters. */
  readonly place: ReactNode;
}

/**
 * What is said over the text, never more than it has room for: that the source is withdrawn; then the words of the place, or that
 * another version holds than the one that is read, or what the newest has done to citations. With the dialogs, and a way to list all.
 */
export const useSourceNews = ({ source, version, place }: SourceNewsProps) => {
  const whyNot = useWhyNotVersions(source);
  const upload = useUploadDialog();
  const [isListed, setListed] = useState(false);
  const current = currentVersion(source);
  const isOther = version.state === 'ready' && current !== null && current.id !== version.id;
  const news = (
    <>
      <WithdrawnBanner withdrawn={source.withdrawn} />
      {place ?? (isOther && version.standing !== 'held' ? <OtherVersion source={source} version={version} current={current} /> : <VersionNews source={source} whyNot={whyNot} onUpload={() => upload.open(source)} />)}
      {place ? null : <FindingsNotice source={source} />}
      {upload.dialog}
      {isListed ? (
        <Suspense>
          <VersionsDialog
            source={source}
            shown={version}
            whyNot={whyNot}
            onUpload={() => {
              setListed(false);
              upload.open(source);
            }}
            onClose={() => setListed(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
  return { news, list: () => setListed(true) };
};

const OtherVersion = ({ source, version, current }: SourceVersionsProps & { readonly current: VersionBody }) => {
  const words = useSourceWords().versions;
  const isOlder = version.no < current.no && version.standing === 'in-use';
  return (
    <Banner
      tone="info"
      actions={<LinkButton size="small" href={path.source(source.id, { version: current.no })}>{words.toCurrent}</LinkButton>}
    >
      {isOlder ? words.older(words.named(current.no, current.label)) : words.notUsed}
    </Banner>
  );
};
