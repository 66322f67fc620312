// The panel of the desk, as an address opens it.
import type { NotificationId, ResponseId } from '@samsvar/domain';
import { act, cleanup, renderHook } from '@testing-library/react';
import { navigate } from 'wouter/use-browser-location';
import { path } from '../base/path';
import { newsPath } from '../notification/news-words';
import { usePanelShown } from './DeskPanel';

const id = '00000000-0000-4000-8000-000000000001' as ResponseId; // any id will do
const news = {
  ...{ id: '00000000-0000-4000-8000-000000000002' as NotificationId, kind: 'source-changed' as const, response: { id, title: 'Vårt svar' }, source: null }, // any id will do
  ...{ threadId: null, suggestionId: null, sectionId: null, sectionTitle: null, by: { name: 'Ivar Ek', organisation: '' }, at: '', isRead: false },
};

afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('shows the citations to whom news of a source has led there, also from the same page, and is theirs to change', () => {
  act(() => navigate(path.response(id)));
  const { result } = renderHook(usePanelShown);
  expect([result.current.tab, result.current.isOpen]).toEqual(['stance', false]);
  act(() => navigate(newsPath(news)));
  expect([result.current.tab, result.current.isOpen]).toEqual(['citations', true]);
  act(() => result.current.setTab('review'));
  expect(result.current.tab).toBe('review');
});
