// Runs a command of the operator with the same settings as the server, without starting it.
import { Audit } from './audit/audit';
import { readSettings, type Config } from './base/config';
import { ConfigFault } from './base/config-fault';
import { readSessionSecret } from './base/session-secret';
import { AccountMail } from './mail/account-mail';
import { Invitations } from './membership/invitations';
import { runCommand } from './operator-command';
import { OperatorOrganisations } from './operator-organisations';
import { openStore } from './start-server';

/** Carries the command out and says what came of it; answers the exit code: 0, or 1 when nothing was changed. */
export const commandLine = async (command: Parameters<typeof runCommand>[1]): Promise<number> => {
  const undo: (() => Promise<unknown>)[] = [];
  try {
    const settings = readSettings(process.env);
    const config: Config = { ...settings, sessionSecret: readSessionSecret(process.env, settings.dataDir) };
    const sql = await openStore(config, () => undefined, undo);
    const clock = () => new Date();
    const invitations = new Invitations(config, clock, new AccountMail(config, clock));
    const organisations = new OperatorOrganisations({ sql, clock, audit: new Audit(), invitations });
    const { isGood, lines } = await runCommand(organisations, command, process.argv.slice(3));
    (isGood ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
    return isGood ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    process.stderr.write(`\n${error.sv}\n${error.en}\n`);
    return 1;
  } finally {
    for (const step of undo.reverse()) await step().catch(() => undefined);
  }
};
