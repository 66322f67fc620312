// Versions of a response, what differs between two texts, and who wrote what.
import { NotFound } from '../base/NotFound';

/** `/svar/:id/versioner` */
export const VersionsPage = () => <NotFound />;
