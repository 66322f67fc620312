// The source beside the text: picking one, reading, citing, and the way back.
import type { SourceVersionId } from '@samsvar/domain';
import type { ResponseBody } from '@samsvar/protocol';
import type { EditorHandle } from '@samsvar/editor';
import { Banner, Button, EmptyState, IconArrowLeft, IconButton, IconChevronDown, IconClose, IconDocument, IconOffline, IconOutline, IconRead, IconSearch, LinkButton, Menu, MenuItem, MenuSection, Spinner } from '@samsvar/ui';
import { useEffect, useState } from 'react';
import { ApiError } from '../base/api-error';
import { LazyPart } from '../base/LazyPart';
import { Part } from '../base/part';
import { wordsOfFault } from '../base/Fetching';
import { path } from '../base/path';
import { toasts } from '../base/toasts';
import { useAllWords } from '../base/all-words';
import { useSourceWords } from '../base/source-words';
import { WithdrawnTag } from '../base/WithdrawnTag';
import { citePassage } from '../citation/cite-passage';
import { SourceReader } from '../citation/SourceReader';
import { SourceSearch } from '../citation/SourceSearch';
import { copyPassageLink } from '../passage/copy-link';
import type { PassageUse } from '../passage/SelectionTools';
import { pinPassage } from '../passage/use-passage';
import type { SelectedPassage } from '../passage/use-selection';
import { useRememberedFlag } from '../response/remembered';
import { citableOf } from '../search/citable';
import type { ChosenHit } from '../search/HitList';
import { useAway } from '../session/offline-away';
import { useSession } from '../session/use-session';
import { DeskVersionMenu, DeskVersionNotice } from '../source/DeskVersion';
import { versionToShow } from '../source/use-source';
import styles from './ResponsePage.module.css';
import type { DeskSourceState } from './use-desk-source';

const sourcesSearch = new Part(() => import('../search/SourcesSearch').then((m) => m.SourcesSearch));

interface DeskSourceProps {
  readonly response: ResponseBody;
  readonly source: DeskSourceState;
  readonly handle: EditorHandle | null;
  readonly whyReading: string | null;
  readonly onBack: () => void;
  /** Null where the source cannot be hidden. */
  readonly onHide: (() => void) | null;
}

/** The toolbar of the source, and its text. */
export const DeskSource = ({ response, source, handle, whyReading, onBack, onHide }: DeskSourceProps) => {
  const words = useAllWords();
  const [isOutlineShown, setOutlineShown] = useState(false);
  const [isSearching, setSearching] = useState(false);
  const all = useAllSources(source, handle);
  const version = source.source && versionToShow(source.source, source.versionNo);
  const use = useCiting(version?.id ?? null, handle);
  const isOutOfReach = useOutOfReach(source.error);
  const whyNotCite = whyReading ?? (handle ? null : words.passage.editorReason);
  const whyNotLink = useSession().abilities.includes('passage.create') ? null : words.passage.linkReason;
  return (
    <div className={styles['source']} data-pane="">
      <div className={styles['sourceBar']}>
        <IconButton
          label={isOutlineShown ? words.source.hideOutline : words.source.showOutline}
          icon={<IconOutline />}
          isPressed={isOutlineShown}
          onPress={() => setOutlineShown(!isOutlineShown)}
        />
        <SourcePicker source={source} />
        {source.source && version ? <DeskVersionMenu source={source.source} version={version} onChoose={source.chooseVersion} /> : null}
        {response.organisation.isOwn ? (
          <IconButton label={all.label} icon={<IconRead />} isPressed={all.isShown} onPress={() => all.show(!all.isShown)} />
        ) : null}
        {version?.state === 'ready' && !all.isShown ? (
          <IconButton
            label={words.citation.search.label}
            icon={<IconSearch />}
            isPressed={isSearching}
            onPress={() => setSearching(!isSearching)}
          />
        ) : null}
        {source.isVisiting ? (
          <Button size="small" icon={<IconArrowLeft />} onPress={onBack}>
            {words.response.backToText}
          </Button>
        ) : null}
        {onHide ? <IconButton label={words.response.hideSource} icon={<IconClose />} onPress={onHide} /> : null}
      </div>
      {all.isShown ? (
        <LazyPart part={sourcesSearch} onMissing={() => all.show(false)}>
          {(SourcesSearch) => <SourcesSearch {...all.search} whyNotCite={whyNotCite} />}
        </LazyPart>
      ) : null}
      {isSearching && source.source && version && !all.isShown ? (
        <SourceSearch key={version.id} source={source.source} version={version} onClose={() => setSearching(false)} />
      ) : null}
      {source.error && !source.source && !isOutOfReach ? (
        <Banner tone="danger" title={words.source.loadFailed}>
          {wordsOfFault(source.error, words.base.errors.unexpected)}
        </Banner>
      ) : null}
      {all.isShown ? null : source.source && version ? (
        <SourceReader
          source={source.source}
          version={version}
          opened={source.opened}
          isOutlineShown={isOutlineShown}
          onOutlineLeft={() => setOutlineShown(false)}
          offer={{ hasResponse: true, whyNotCite, whyNotLink }}
          onUse={use}
          onLeave={onBack}
          before={[
            <DeskVersionNotice key="version" source={source.source} version={version} onChoose={source.chooseVersion} />,
            whyReading === null ? <CiteHint key="hint" /> : null,
          ]}
        />
      ) : isOutOfReach ? (
        <div className={styles['waiting']}>
          <EmptyState icon={<IconOffline />} title={words.offline.sourceTitle}>
            {words.offline.source}
          </EmptyState>
        </div>
      ) : (
        <NoSource {...{ source, response }} />
      )}
    </div>
  );
};

/** Whether a source cannot come for want of contact, which is nobody's fault and passes. */
const useOutOfReach = (fault: unknown): boolean => {
  const isAway = useAway() !== null;
  return isAway || (fault instanceof ApiError && fault.code === 'unreachable');
};

/** Waits while a source is on its way; else says how to get one. */
const NoSource = ({ source, response }: Pick<DeskSourceProps, 'source' | 'response'>) => {
  const words = useAllWords();
  if (source.error) return null;
  const { documents, first, isKnown } = source.choices;
  const isComing = !isKnown || first !== null || source.isChosen;
  const hasNone = documents.length === 0;
  return (
    <div className={styles['waiting']}>
      {isComing ? (
        <Spinner>{words.source.loading}</Spinner>
      ) : (
        <EmptyState
          icon={<IconDocument />}
          title={hasNone ? words.response.noSources : words.response.noSourceChosen}
          action={
            hasNone ? <LinkButton href={path.consultation(response.consultation.id)}>{words.response.toConsultation}</LinkButton> : null
          }
        >
          {hasNone ? words.response.noSourcesHelp : words.response.noSourceChosenHelp}
        </EmptyState>
      )}
    </div>
  );
};

const SourcePicker = ({ source }: { readonly source: DeskSourceState }) => {
  const words = useAllWords().response;
  const { documents, others } = source.choices;
  const items = (list: typeof documents) =>
    list.map(({ id, title }) => (
      <MenuItem key={id} label={title} isChosen={id === source.source?.id} icon={<IconDocument />} onAction={() => source.choose(id)} />
    ));
  return (
    <>
      <div className={styles['picker']}>
        <Menu
          label={words.chooseSource}
          trigger={
            <Button variant="quiet">
              <span className={styles['picked']}>
                <span className={styles['pickedTitle']}>{source.source?.title ?? words.chooseSource}</span>
                <IconChevronDown aria-hidden="true" />
              </span>
            </Button>
          }
        >
          {documents.length > 0 ? <MenuSection title={words.consultationSources}>{items(documents)}</MenuSection> : null}
          {others.length > 0 ? <MenuSection title={words.otherSources}>{items(others)}</MenuSection> : null}
        </Menu>
      </div>
      <WithdrawnTag withdrawn={source.source?.withdrawn ?? null} />
    </>
  );
};

/** Searching all sources in the place of the one that is read: the question is kept while one reads what was found. */
const useAllSources = (source: DeskSourceState, handle: EditorHandle | null) => {
  const words = useAllWords();
  const { all: label, cited, notCited } = useSourceWords().search;
  const [isShown, show] = useState(false);
  const [question, onQuestion] = useState('');
  // What is asked for by name, or from the text, comes into view.
  useEffect(() => show(false), [source.opened, source.source?.id]);
  const onOpen = ({ group, hit }: ChosenHit): void => {
    if (!group.source || hit.ord === null) return;
    const { from, to } = hit.cite ?? { from: 0, to: Infinity };
    const range = { blockFrom: hit.ord, offsetFrom: from, blockTo: hit.ord, offsetTo: to };
    source.openAt(group.source.id, group.source.no, { range, sectionLabel: hit.sectionTitle, pageLabel: hit.pageLabel });
    show(false);
  };
  const onCite = (chosen: ChosenHit): void => {
    const found = citableOf(chosen);
    if (!found || !handle) return;
    citePassage({ ...found, use: 'cite', target: handle })
      .then(() => toasts.add({ tone: 'success', text: cited }))
      .catch((fault: unknown) => toasts.add({ tone: 'danger', text: `${notCited} ${wordsOfFault(fault, words.base.errors.unexpected)}` }));
  };
  return { label, isShown, show, search: { question, onQuestion, onOpen, onCite, onClose: () => show(false) } };
};

/** Shown until it has been understood once in this browser. */
const CiteHint = () => {
  const words = useAllWords().passage;
  const [isKnown, setKnown] = useRememberedFlag('samsvar.knows-citing', false);
  if (isKnown) return null;
  return (
    <Banner
      tone="info"
      title={words.hintTitle}
      actions={
        <Button size="small" onPress={() => setKnown(true)}>
          {words.hintDismiss}
        </Button>
      }
    >
      {words.hint}
    </Banner>
  );
};

const useCiting = (versionId: SourceVersionId | null, handle: EditorHandle | null) => {
  const words = useAllWords();
  const done = { cite: words.citation.inserted, quote: words.citation.quotationInserted, propose: words.citation.wordingInserted };
  return (use: PassageUse, selected: SelectedPassage): void => {
    if (!versionId) return;
    const work = async (): Promise<void> => {
      if (use === 'link') return copyPassageLink(await pinPassage(versionId, selected), words.passage);
      if (!handle) return;
      await citePassage({ versionId, selected, use, target: handle });
      toasts.add({ tone: 'success', text: done[use] });
    };
    work().catch((fault: unknown) => {
      toasts.add({ tone: 'danger', text: `${words.citation.failed} ${wordsOfFault(fault, words.base.errors.unexpected)}` });
    });
  };
};
