// Who decides about the organisation's responses, and when they meet.
import { useAdminWords } from '../base/admin-words';
import { AdminOnly } from '../organisation/AdminOnly';
import { DecisionBodiesForm } from '../organisation/DecisionBodiesForm';
import { DecisionBodiesRead } from '../organisation/DecisionBodiesRead';
import { OrganisationPage } from '../organisation/OrganisationPage';
import { useDecisionBodies } from '../organisation/use-decision-bodies';
import { useSession } from '../session/use-session';

/** For all to read; administrators change. */
export const DecisionBodiesPage = () => {
  const words = useAdminWords().organisation.bodies;
  const mayChange = useSession().abilities.includes('organisation.change');
  const bodies = useDecisionBodies();
  return (
    <OrganisationPage title={words.title} lead={words.lead}>
      <AdminOnly ability="organisation.read" query={bodies}>
        {(body) => (mayChange ? <DecisionBodiesForm saved={body} /> : <DecisionBodiesRead {...body} />)}
      </AdminOnly>
    </OrganisationPage>
  );
};
