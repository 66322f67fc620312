// Every call to the storage fails once, before and after its work, or answers too late: nothing is lost, nothing is lied about.
import { aDay, type Fault } from './storage-scenario';

const FAULTS: readonly Fault[] = ['fails-before', 'fails-after', 'late'];

test('a day without faults comes out well, and asks the storage for everything it can do', async () => {
  const { faults, kinds } = await aDay(null, 'late');
  expect(faults).toEqual([]);
  expect(new Set(kinds)).toEqual(new Set(['load', 'append', 'keepProjection', 'keepSnapshot']));
});

test.each(FAULTS)('each call in turn %s', async (fault) => {
  const { calls } = await aDay(null, fault);
  const found: string[] = [];
  for (let at = 1; at <= calls; at += 1) {
    const { faults, kinds } = await aDay(at, fault);
    found.push(...faults.map((one) => `call ${at} (${String(kinds[at - 1])}): ${one}`));
  }
  expect(found).toEqual([]);
  expect(calls).toBeGreaterThan(15);
}, 300_000);
