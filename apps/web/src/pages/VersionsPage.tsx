// Versions of a response, what differs between two texts, and who wrote what.
import type { ResponseId } from '@samsvar/domain';
import type { ResponseBody, ResponseVersionBody, RestoredBody } from '@samsvar/protocol';
import { Banner, Button, Tabs, TextLink } from '@samsvar/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useAllWords } from '../base/all-words';
import { Fetching, wordsOfFault } from '../base/Fetching';
import { Page } from '../base/Page';
import { path } from '../base/path';
import { toasts } from '../base/toasts';
import { usePathId } from '../base/use-path-id';
import { useResponse } from '../response/use-response';
import { Authors } from '../version/Authors';
import { ComparedTexts } from '../version/ComparedTexts';
import { ComparePicker, type Pair } from '../version/ComparePicker';
import { NameDialog } from '../version/NameDialog';
import { RestoreDialog } from '../version/RestoreDialog';
import { NOW, textQuery, useRestore, useVersions, type TextName } from '../version/use-versions';
import { VersionList } from '../version/VersionList';
import { NotFoundPage } from './NotFoundPage';
import styles from './VersionsPage.module.css';

/** `/svar/:id/versioner`, with `?vy=` for what is shown, and `?fran=` and `?till=` for the texts. */
export const VersionsPage = () => {
  const id = usePathId<ResponseId>();
  return id ? <OneResponse key={id} id={id} /> : <NotFoundPage />;
};

const OneResponse = ({ id }: { readonly id: ResponseId }) => {
  const response = useResponse(id);
  const versions = useVersions(id);
  return (
    <Fetching query={response}>
      {(found) => <Fetching query={versions}>{(list) => <Versions response={found} versions={list.versions} />}</Fetching>}
    </Fetching>
  );
};

/** What is shown, as the address says it. */
type View = 'versioner' | 'jamfor' | 'vem';
const VIEWS = ['versioner', 'jamfor', 'vem'] as const satisfies readonly View[];

interface VersionsProps {
  readonly response: ResponseBody;
  readonly versions: readonly ResponseVersionBody[];
}

interface Asked {
  readonly view: View;
  readonly pair: Pair;
  readonly show: (view: View, pair?: Pair) => void;
}

/** What is chosen stands in the address, so that it can be sent to somebody and survives a reload. */
const useAsked = ({ response, versions }: VersionsProps): Asked => {
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const view = VIEWS.find((one) => one === search.get('vy')) ?? 'versioner';
  const pair: Pair = { from: search.get('fran') ?? versions[0]?.id ?? NOW, to: search.get('till') ?? NOW };
  const show = (to: View, { from, to: till }: Pair = pair) =>
    navigate(path.versions(response.id, { view: to === 'versioner' ? null : to, from, to: till }), { replace: true });
  return { view, pair, show };
};

/** The version that is named or brought back in a dialog; `now` keeps one of the text now. */
type Asking = { readonly what: 'name'; readonly version: ResponseVersionBody | null } | { readonly what: 'restore'; readonly version: ResponseVersionBody } | null;

const Versions = ({ response, versions }: VersionsProps) => {
  const words = useAllWords().version;
  const { view, pair, show } = useAsked({ response, versions });
  const [asking, setAsking] = useState<Asking>(null);
  const [restored, setRestored] = useState<RestoredBody | null>(null);
  const mayName = response.abilities.includes('version.name');
  const mayRestore = response.abilities.includes('version.restore');
  const { id } = response;
  const tabs = [
    {
      id: 'versioner' as const,
      label: words.views.list,
      content: (
        <VersionList
          versions={versions}
          mayName={mayName}
          mayRestore={mayRestore}
          onWhatChanged={(version, previous) => show('jamfor', { from: previous.id, to: version.id })}
          onCompareNow={(version) => show('jamfor', { from: version.id, to: NOW })}
          onWhoWrote={(version) => show('vem', { from: pair.from, to: version.id })}
          onName={(version) => setAsking({ what: 'name', version })}
          onRestore={(version) => setAsking({ what: 'restore', version })}
        />
      ),
    },
    {
      id: 'jamfor' as const,
      label: words.views.compare,
      content: (
        <>
          <ComparePicker {...{ id, versions, pair }} onPair={(to) => show('jamfor', to)} />
          <RestoreFrom {...{ versions, mayRestore, pair }} onRestore={(version) => setAsking({ what: 'restore', version })} />
          <Compared id={id} pair={pair} />
        </>
      ),
    },
    { id: 'vem' as const, label: words.views.authors, content: <Authors {...{ id, versions }} name={pair.to} onName={(to) => show('vem', { from: pair.from, to })} /> },
  ];
  return (
    <Page
      title={words.title}
      above={<TextLink href={path.response(id)}>{words.toText}</TextLink>}
      lead={words.lead(response.title)}
      actions={
        <Button variant="primary" whyNot={mayName ? null : words.mayNotName} onPress={() => setAsking({ what: 'name', version: null })}>
          {words.keep}
        </Button>
      }
    >
      {restored ? <RestoredMessage id={id} restored={restored} mayRestore={mayRestore} onDone={setRestored} /> : null}
      <div className={styles['views']}>
        <Tabs label={words.viewsLabel} tabs={tabs} chosen={view} onChoose={(to) => show(to)} />
      </div>
      {asking?.what === 'name' ? <NameDialog id={id} version={asking.version} onClose={() => setAsking(null)} /> : null}
      {asking?.what === 'restore' ? (
        <RestoreDialog
          id={id}
          version={asking.version}
          onClose={() => setAsking(null)}
          onRestored={(done) => {
            setAsking(null);
            setRestored(done);
          }}
        />
      ) : null}
    </Page>
  );
};

interface RestoreFromProps {
  readonly versions: readonly ResponseVersionBody[];
  readonly pair: Pair;
  readonly mayRestore: boolean;
  readonly onRestore: (version: ResponseVersionBody) => void;
}

/** Whoever has looked at what has changed since a version may want it back. */
const RestoreFrom = ({ versions, pair, mayRestore, onRestore }: RestoreFromProps) => {
  const words = useAllWords().version.restore;
  const version = pair.to === NOW ? versions.find(({ id }) => id === pair.from) : undefined;
  if (!version) return null;
  return (
    <div className={styles['restore']}>
      <Button size="small" whyNot={mayRestore ? null : words.mayNot} onPress={() => onRestore(version)}>
        {words.action}
      </Button>
    </div>
  );
};

const Compared = ({ id, pair }: { readonly id: ResponseId; readonly pair: { readonly from: TextName; readonly to: TextName } }) => {
  const words = useAllWords().version.compare;
  const before = useQuery(textQuery(id, pair.from));
  const after = useQuery(textQuery(id, pair.to));
  if (pair.from === pair.to) return <p>{words.sameChosen}</p>;
  return (
    <Fetching query={before}>
      {(was) => <Fetching query={after}>{(is) => <ComparedTexts key={`${pair.from} ${pair.to}`} before={was} after={is} />}</Fetching>}
    </Fetching>
  );
};

interface RestoredMessageProps {
  readonly id: ResponseId;
  readonly restored: RestoredBody;
  readonly mayRestore: boolean;
  readonly onDone: (restored: RestoredBody | null) => void;
}

/** What came of a restoration, and the way back. */
const RestoredMessage = ({ id, restored, mayRestore, onDone }: RestoredMessageProps) => {
  const { base, version } = useAllWords();
  const words = version.restore;
  const undo = useRestore(id);
  const run = () =>
    undo.mutate(
      { version: restored.before.id, sectionId: null },
      {
        onSuccess: () => {
          toasts.add({ tone: 'success', text: words.undone });
          onDone(null);
        },
        onError: (fault) => toasts.add({ tone: 'danger', text: wordsOfFault(fault, base.errors.unexpected) }),
      },
    );
  return (
    <div className={styles['message']}>
      <Banner
        tone={restored.detached > 0 ? 'warning' : 'success'}
        actions={
          restored.changed > 0 ? (
            <Button size="small" onPress={run} isDisabled={undo.isPending} whyNot={mayRestore ? null : words.mayNot}>
              {words.undo}
            </Button>
          ) : null
        }
      >
        {restored.changed > 0 ? words.done(restored.changed) : words.doneNothing} {restored.detached > 0 ? words.detached(restored.detached) : null}{' '}
        <TextLink href={path.response(id)}>{version.toText}</TextLink>
      </Banner>
    </div>
  );
};
