// The program: starts the server, says where it is, and stops it in order when asked to.
import { ConfigFault } from './base/config-fault';
import { faultOf } from './base/fault';
import type { Sql } from '@samsvar/database';
import { SYSTEM_DATABASE } from './base/database.token';
import { fillDemoWorkspace } from './demo-workspace';
import { commandIn } from './operator-command';
import { commandLine } from './operator-command-line';
import { hasOrganisations } from './operator-organisation.store';
import { DemoPeople } from './session/demo.controller';
import { startServer, type RunningServer } from './start-server';

const say = (line = '') => process.stdout.write(`${line}\n`);

const begin = async (): Promise<RunningServer> => {
  try {
    return await startServer(process.env, (sv, en) => say(`${sv}  (${en})`), fillDemoWorkspace);
  } catch (error) {
    const words = error instanceof ConfigFault ? [error.sv, error.en] : broken(error);
    process.stderr.write(`\n${words.join('\n')}\n`);
    process.exit(1);
  }
};

const broken = (error: unknown): string[] => {
  const { error: name, message, stack } = faultOf(error);
  return ['Samsvar kunde inte starta.', 'Samsvar could not start.', `${name}: ${message}`, stack];
};

const present = async ({ address, app, config }: RunningServer): Promise<void> => {
  say(`\nSamsvar är igång: ${address}  (Samsvar is running)`);
  const people = config.demo ? app.get(DemoPeople).all() : [];
  if (people.length > 0) say('\nLogga in i demon som  (sign in to the demo as)');
  for (const person of people)
    say(`  ${person.email.padEnd(34)} ${person.password.padEnd(18)} ${person.title}, ${person.organisation}`);
  if (!config.demo && !(await hasOrganisations(app.get<Sql>(SYSTEM_DATABASE, { strict: false }))))
    say(
      '\nDet finns ingen organisation än. Lägg upp den första med  node apps/server/dist/main.js organisation:create  (There is no organisation yet. Add the first one with that command.)',
    );
  say('\nAvsluta med Ctrl+C.  (Stop with Ctrl+C.)');
};

let isStopping = false;
let running: RunningServer | null = null;

const end = async (): Promise<void> => {
  // Whoever asks twice does not want to wait.
  if (isStopping) process.exit(1);
  isStopping = true;
  // A signal while starting is remembered, and obeyed as soon as there is something to stop.
  if (!running) return;
  await running.stop();
  process.exit(0);
};

process.title = 'samsvar';
const command = commandIn(process.argv.slice(2));
if (command) process.exit(await commandLine(command));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());
running = await begin();
if (isStopping) {
  await running.stop();
  process.exit(0);
}
await present(running);
