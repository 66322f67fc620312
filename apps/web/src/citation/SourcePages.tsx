// The pages of a source version as they look, and having text recognised in them: fetched when somebody wants to see them.
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { Spinner } from '@samsvar/ui';
import { Suspense, lazy } from 'react';
import { useAllWords } from '../base/all-words';
import type { PassageOffer, PassageUse } from '../passage/SelectionTools';
import type { OpenedPassage } from '../passage/use-opened-passage';
import type { SelectedPassage } from '../passage/use-selection';
import { useBlocks } from '../source/use-source';
import styles from './citation.module.css';

const FacsimileReader = lazy(() => import('../passage/FacsimileReader').then((room) => ({ default: room.FacsimileReader })));
const FacsimileRecognition = lazy(() => import('../source/FacsimileRecognition').then((room) => ({ default: room.FacsimileRecognition })));

/** Whether some page of a version is a picture without text. */
export const hasPictures = ({ state, warnings }: VersionBody): boolean =>
  state === 'needs-ocr' || warnings.some(({ code }) => code === 'pages-without-text');

/** Whether there are pages to look at. */
export const hasPages = ({ state, format, pages }: VersionBody): boolean =>
  format === 'pdf' && (pages ?? 0) > 0 && (state === 'ready' || state === 'needs-ocr');

interface SourcePagesProps {
  readonly source: SourceBody;
  readonly version: VersionBody;
  readonly opened: OpenedPassage | null;
  readonly offer: PassageOffer;
  readonly onUse: (use: PassageUse, selected: SelectedPassage) => void;
  readonly onLeave: (() => void) | undefined;
  /** The page to begin with when nothing is opened. */
  readonly startPage: number;
  /** Shows a block in the reading view; null: nothing on that page is one. */
  readonly read: (ord: number | null, page: number) => void;
}

/** The pages, once the words that stand on them are here. */
export const SourcePages = ({ source, version, read, ...reader }: SourcePagesProps) => {
  const { loading } = useAllWords().source;
  const isReady = version.state === 'ready';
  const { blocks } = useBlocks({ sourceId: source.id, no: version.no, around: reader.opened?.range.blockFrom ?? null, isReady });
  const text = blocks ?? [];
  const firstOn = (page: number): number | null =>
    text.find(({ pageFrom, pageTo }) => pageFrom !== null && pageFrom <= page && page <= (pageTo ?? pageFrom))?.ord ?? null;
  if (isReady && !blocks) return <Loading>{loading}</Loading>;
  return (
    <Suspense fallback={<Loading>{loading}</Loading>}>
      <FacsimileReader
        {...reader}
        version={{ sourceId: source.id, no: version.no }}
        recognisedPages={version.recognisedPages}
        blocks={text}
        onRead={(page) => read(firstOn(page), page)}
      />
    </Suspense>
  );
};

/** In the place of a text that is on its way. */
export const Loading = ({ children }: { readonly children: string }) => (
  <div className={styles['loading']}>
    <Spinner>{children}</Spinner>
  </div>
);

/** Offers to have the text of scanned pages recognised. */
export const Recognition = ({ source, version }: Pick<SourcePagesProps, 'source' | 'version'>) => (
  <Suspense fallback={null}>
    <FacsimileRecognition source={source} version={version} />
  </Suspense>
);
