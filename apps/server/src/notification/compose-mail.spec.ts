// Mail about a source: what it says, and that it leads to what is cited there.
import type { ResponseId, SourceId } from '@samsvar/domain';
import { composeMail } from './compose-mail';
import type { MailedNews } from './due-mail.store';

const news: MailedNews = {
  kind: 'source-changed',
  responseId: '5f0b8f4e-0000-4000-8000-000000000001' as ResponseId, // any ids will do, here and below
  title: 'Remissvar om en strategi',
  threadId: null,
  suggestionId: null,
  sectionId: null,
  sourceId: '5f0b8f4e-0000-4000-8000-000000000002' as SourceId,
  sourceVersionNo: 3,
  byName: 'Ivar Ek',
  byOrganisation: 'Region Norrsjö',
};
const to = { name: 'Åsa Öberg', email: 'asa@example.se', organisation: 'Region Norrsjö' };

it('says that a source has changed, and leads to its citations in the new version', () => {
  const { subject, body } = composeMail({ to, news: [news], language: 'sv', site: 'https://samsvar.example' });
  expect(subject).toBe('En källa som svaret hänvisar till har ändrats där: Remissvar om en strategi');
  expect(body).toContain(`https://samsvar.example/kallor/${news.sourceId ?? ''}/hanvisningar?v=3\n`);
  expect(body).not.toContain('/svar/');
});

it('leads to the citations of the response where the source is not there any more, or is not the reader’s', () => {
  const { body } = composeMail({ to, news: [{ ...news, sourceId: null, sourceVersionNo: null }], language: 'en', site: 'https://samsvar.example' });
  expect(body).toContain(`https://samsvar.example/svar/${news.responseId}?flik=hanvisningar\n`);
});
