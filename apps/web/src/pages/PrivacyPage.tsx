// What personal data is kept, why, for how long, and what one can ask for.
import { useAdminWords } from '../base/admin-words';
import { StatementText } from '../session/StatementText';

/** Open to everybody, signed in or not. */
export const PrivacyPage = () => <StatementText statement={useAdminWords().statement.privacy} />;
