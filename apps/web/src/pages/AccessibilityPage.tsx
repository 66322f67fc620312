// The accessibility statement.
import { useAdminWords } from '../base/admin-words';
import { StatementText } from '../session/StatementText';

/** As lagen (2018:1937) om tillgänglighet till digital offentlig service asks for it. */
export const AccessibilityPage = () => <StatementText statement={useAdminWords().statement.accessibility} />;
