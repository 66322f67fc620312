// A list of tokens, each with a way to revoke it.
import type { TokensBody } from '@samsvar/protocol';
import { Banner, Button, Dialog, IconDone, Table, Tag, type TableColumn } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { longDate, longDateTime } from '../base/dates';
import { Fetching, wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { toasts } from '../base/toasts';
import { useWords } from '../base/words';
import styles from './token.module.css';
import { useRevokeToken, useTokens, type TokenList } from './use-tokens';

type Token = TokensBody['tokens'][number];

/** One's own, or everybody's with their names. */
export const TokenTable = ({ which }: { readonly which: TokenList }) => {
  const words = useAdminWords().integration.tokens;
  const tokens = useTokens(which);
  const [revoked, setRevoked] = useState<Token | null>(null);
  const columns = useColumns(which, setRevoked);
  return (
    <>
      <Fetching query={tokens}>
        {(body) =>
          body.tokens.length === 0 ? (
            <p className={styles['quiet']}>{words.empty}</p>
          ) : (
            <Table caption={words.caption} columns={columns} rows={body.tokens} rowKey={({ id }) => id} />
          )
        }
      </Fetching>
      {revoked ? <RevokeDialog token={revoked} which={which} onClose={() => setRevoked(null)} /> : null}
    </>
  );
};

const useColumns = (which: TokenList, onRevoke: (token: Token) => void): TableColumn<Token>[] => {
  const words = useAdminWords().integration.tokens;
  const language = useLanguage();
  return [
    { id: 'name', title: words.name, isRowHeader: true, cell: ({ name }) => name },
    ...(which === 'all' ? [{ id: 'person', title: words.person, cell: ({ person }: Token) => person }] : []),
    { id: 'scopes', title: words.scopes, cell: ({ scopes }) => <ul className={styles['plain']}>{scopes.map((scope) => <li key={scope}>{words.scopeNames[scope]}</li>)}</ul> },
    { id: 'until', title: words.until, cell: ({ expiresAt }) => longDate(new Date(Date.parse(expiresAt) - 1).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' }), language) },
    { id: 'used', title: words.used, cell: ({ usedAt }) => (usedAt ? longDateTime(usedAt, language) : words.never) },
    { id: 'state', title: words.state, cell: ({ state }) => <Tag {...(state === 'live' ? { tone: 'success' as const, icon: <IconDone /> } : {})}>{words.states[state]}</Tag> },
    {
      id: 'actions',
      title: words.actions,
      cell: (token) =>
        token.state === 'live' ? (
          <Button size="small" aria-label={words.revokeOf(token.name)} onPress={() => onRevoke(token)}>
            {words.revoke}
          </Button>
        ) : null,
    },
  ];
};

interface RevokeDialogProps {
  readonly token: Token;
  readonly which: TokenList;
  readonly onClose: () => void;
}

const RevokeDialog = ({ token, which, onClose }: RevokeDialogProps) => {
  const { base } = useWords();
  const words = useAdminWords().integration.tokens;
  const revoke = useRevokeToken(which);
  const onPress = () =>
    revoke.mutate(token.id, {
      onSuccess: () => {
        toasts.add({ tone: 'success', text: words.revoked });
        onClose();
      },
    });
  return (
    <Dialog
      title={words.revokeTitle}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <Button variant="danger" onPress={onPress}>
            {words.revoke}
          </Button>
        </>
      }
    >
      {revoke.error ? <Banner tone="danger">{wordsOfFault(revoke.error, base.errors.unexpected)}</Banner> : null}
      <p>{words.revokeWhat(token.name)}</p>
    </Dialog>
  );
};
