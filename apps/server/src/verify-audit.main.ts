// Starts the command that checks a log, see verify-audit.ts.
import { verifyAudit } from './verify-audit';

process.exitCode = await verifyAudit(process.argv.slice(2), (text) => process.stdout.write(`${text}\n`));
