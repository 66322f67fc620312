// The versions of a source on the pages that show it: the button that lists them, the dialogs, and what is said over the text.
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { Banner, Button, IconHistory, LinkButton } from '@samsvar/ui';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { path } from '../base/path';
import { useSourceWords } from '../base/source-words';
import { currentVersion } from '../consultation/current-version';
import { VersionNews } from '../passage/VersionNews';
import { useSession } from '../session/use-session';
import { FindingsNotice } from '../source/FindingsNotice';
import { WithdrawnBanner } from '../source/Withdrawal';

const UploadVersionDialog = lazy(() => import('../source/UploadVersionDialog').then((m) => ({ default: m.UploadVersionDialog })));
const VersionsDialog = lazy(() => import('../source/VersionsDialog').then((m) => ({ default: m.VersionsDialog })));

/** Why the person may not change the versions of sources; null when they may. */
export const useWhyNotVersions = (): string | null => {
  const words = useSourceWords().versions;
  return useSession().abilities.includes('source.upload') ? null : words.mayNot;
};

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

/** Says which version is read, and opens the list of all. */
export const VersionsButton = ({ source, version, onPress }: SourceVersionsProps & { readonly onPress: () => void }) => {
  const words = useSourceWords().versions;
  return (
    <Button size="small" variant="quiet" icon={<IconHistory />} aria-haspopup="dialog" onPress={onPress}>
      {words.menu(version.no, source.versions.length)}
    </Button>
  );
};

/** What is said of the newest version and of what waits to be confirmed, with the dialogs that change it. */
export const useSourceVersions = ({ source, version }: SourceVersionsProps) => {
  const whyNot = useWhyNotVersions();
  const upload = useUploadDialog();
  const [isListed, setListed] = useState(false);
  const news = (
    <>
      <VersionNews source={source} whyNot={whyNot} onUpload={() => upload.open(source)} />
      <FindingsNotice source={source} />
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

/** Over the text: that the source has been taken back, and that another version holds than the one that is read. Null for nothing. */
export const versionBanners = ({ source, version }: SourceVersionsProps): ReactNode => {
  const current = currentVersion(source);
  const isOther = version.state === 'ready' && current !== null && current.id !== version.id;
  return source.withdrawn || isOther ? (
    <>
      <WithdrawnBanner withdrawn={source.withdrawn} />
      {isOther ? <OtherVersion source={source} version={version} current={current} /> : null}
    </>
  ) : null;
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
