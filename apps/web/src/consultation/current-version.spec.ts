// Which of a source's versions holds, and whether there is anything to read in it at all.
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { mayHoldText } from './current-version';

const of = (...states: VersionBody['state'][]) => ({ versions: states.map((state, at) => ({ no: at + 1, state })) }) as unknown as SourceBody; // the states alone are looked at

it('gives up a source only when each of its files was refused', () => {
  expect([of('failed'), of('failed', 'failed')].map(mayHoldText)).toEqual([false, false]);
  expect([of('ready', 'failed'), of('failed', 'queued'), of('needs-ocr'), of()].map(mayHoldText)).toEqual([true, true, true, true]);
});
