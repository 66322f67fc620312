// The organisation's standard phrases.
import { useAdminWords } from '../base/admin-words';
import { AdminOnly } from '../organisation/AdminOnly';
import { OrganisationPage } from '../organisation/OrganisationPage';
import { PhraseList } from '../organisation/PhraseList';
import { usePhrases } from '../organisation/use-phrases';
import { useSession } from '../session/use-session';

/** For all to read; administrators and authors write. */
export const PhrasesPage = () => {
  const words = useAdminWords().organisation.phrases;
  const mayWrite = useSession().abilities.includes('phrase.write');
  const phrases = usePhrases();
  return (
    <OrganisationPage title={words.title} lead={words.lead}>
      <AdminOnly ability="organisation.read" query={phrases}>
        {(body) => <PhraseList phrases={body.phrases} mayWrite={mayWrite} />}
      </AdminOnly>
    </OrganisationPage>
  );
};
