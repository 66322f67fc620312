// A source on a page of its own: what is known about it, and its text.
import type { PassageBody, SourceBody, VersionBody } from '@samsvar/protocol';
import { Button, IconButton, IconInfo, IconOutline, IconUpload, useMedia } from '@samsvar/ui';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { wordsOfFault } from '../base/Fetching';
import { PageHeading } from '../base/Page';
import { toasts } from '../base/toasts';
import { useAllWords } from '../base/all-words';
import { useSourceWords } from '../base/source-words';
import { SourceReader } from '../citation/SourceReader';
import { copyPassageLink } from '../passage/copy-link';
import type { OpenedPassage } from '../passage/use-opened-passage';
import { pinPassage } from '../passage/use-passage';
import { useSession } from '../session/use-session';
import { SourceFacts } from '../source/SourceFacts';
import { useWhyNotSource } from '../source/use-why-not-source';
import { WebFacts } from '../source/WebFacts';
import { WayBack } from '../source/WayBack';
import styles from './SourcePage.module.css';
import { useSourceNews, VersionsButton } from './SourceVersions';

const BringInDialog = lazy(() => import('../citation/BringInDialog').then((m) => ({ default: m.BringInDialog })));

interface SourceViewProps {
  readonly source: SourceBody;
  readonly version: VersionBody;
  readonly opened: OpenedPassage | null;
  /** What is to be said of the place that was opened; stands over the text and stays there. */
  readonly before?: ReactNode;
}

/** Reading alone: links can be copied, citing is done beside a response. */
export const SourceView = ({ source, version, opened, before }: SourceViewProps) => {
  const words = useAllWords();
  const versions = useSourceNews({ source, version, place: before });
  const { abilities } = useSession();
  const whyNotEdit = useWhyNotSource(source, words.source.mayNotEdit);
  const whyNotWeb = useWhyNotSource(source, useSourceWords().web.mayNot);
  const whyNotLink = abilities.includes('passage.create') ? null : words.passage.linkReason;
  const isNarrow = useMedia('(max-width: 899.98px)');
  const [isOutlineAsked, setOutlineAsked] = useState<boolean | null>(null);
  const isOutlineShown = isOutlineAsked ?? !isNarrow;
  const [hasFacts, setFacts] = useState<boolean | null>(null);
  const areFactsShown = hasFacts ?? (!isNarrow && opened === null);
  return (
    <div className={styles['view']}>
      <header className={styles['top']}>
        <WayBack source={source.id} />
        <div className={styles['titleRow']}>
          <IconButton
            label={isOutlineShown ? words.source.hideOutline : words.source.showOutline}
            icon={<IconOutline />}
            isPressed={isOutlineShown}
            onPress={() => setOutlineAsked(!isOutlineShown)}
          />
          <div className={styles['title']}>
            <PageHeading title={source.title} />
          </div>
          <VersionsButton source={source} version={version} isNarrow={isNarrow} onPress={versions.list} />
          {isNarrow ? (
            <IconButton label={words.source.facts} icon={<IconInfo />} isPressed={areFactsShown} onPress={() => setFacts(!areFactsShown)} />
          ) : (
            <Button size="small" variant="quiet" icon={<IconInfo />} aria-expanded={areFactsShown} onPress={() => setFacts(!areFactsShown)}>
              {words.source.facts}
            </Button>
          )}
        </div>
        {versions.news}
        {areFactsShown ? (
          <SourceFacts source={source} version={version} whyNot={whyNotEdit}>
            <BringInButton {...{ source, version }} whyNot={whyNotLink} />
          </SourceFacts>
        ) : null}
        {areFactsShown ? <WebFacts source={source} version={version} whyNot={whyNotWeb} /> : null}
      </header>
      <SourceReader
        source={source}
        version={version}
        opened={opened}
        isOutlineShown={isOutlineShown}
        onOutlineLeft={() => isNarrow && setOutlineAsked(false)}
        offer={{ hasResponse: false, whyNotCite: null, whyNotLink }}
        onUse={(_, selected) => {
          pinPassage(version.id, selected)
            .then((passage: PassageBody) => copyPassageLink(passage, words.passage))
            .catch((fault: unknown) => toasts.add({ tone: 'danger', text: wordsOfFault(fault, words.base.errors.unexpected) }));
        }}
      />
    </div>
  );
};

/** Annotations of another program, for whoever may pin passages. */
const BringInButton = ({ source, version, whyNot }: Pick<SourceViewProps, 'source' | 'version'> & { readonly whyNot: string | null }) => {
  const words = useSourceWords().interchange;
  const [isOpen, setOpen] = useState(false);
  if (version.state !== 'ready') return null;
  return (
    <>
      <Button size="small" variant="quiet" icon={<IconUpload />} whyNot={whyNot} onPress={() => setOpen(true)}>
        {words.action}
      </Button>
      {isOpen ? (
        <Suspense>
          <BringInDialog sourceId={source.id} no={version.no} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
};
