// Ways to spoil an update: knowing what each number in it means, or not.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { BASE_CLIENTS } from './corpus';
import { readUpdate, writeUpdate, type Place, type RunModel, type StructModel, type UpdateModel } from './update-model';

type Chance = () => number;

/** Gives an update that one client wrote to another client id. */
export const renamed = (update: Uint8Array, to: number): Uint8Array => {
  const model = readUpdate(update);
  const from = model.runs[0]?.client;
  const rename = (place: Place | undefined) => {
    if (place && place.client === from) place.client = to;
  };
  for (const run of model.runs) {
    rename(run);
    for (const { origin, right, parent } of run.structs) {
      rename(origin);
      rename(right);
      if (typeof parent === 'object') rename(parent);
    }
  }
  for (const part of model.deletions) if (part.client === from) part.client = to;
  return writeUpdate({ ...model, deletions: model.deletions.sort((a, b) => b.client - a.client) });
};

/** Spoils an update in one to three ways. */
export const mutated = (update: Uint8Array, chance: Chance): Uint8Array => {
  const model = readUpdate(update);
  for (let i = 0; i <= chance() * 3; i += 1) if (chance() < 0.8) pick(MODEL_WAYS, chance)(model, chance);
  const bytes = writeUpdate(model);
  return chance() < 0.25 ? pick(BYTE_WAYS, chance)(bytes, chance) : bytes;
};

const pick = <T>(from: readonly T[], chance: Chance): T => {
  const one = from[Math.floor(chance() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

/** A number near another, or one at an edge. */
const near = (value: number, chance: Chance): number => {
  const edges = [0, 1, 2, 127, 128, 2 ** 21, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 50, Number.MAX_SAFE_INTEGER];
  return chance() < 0.7 ? Math.max(0, value + Math.floor(chance() * 7) - 3) : pick(edges, chance);
};

const aStruct = (model: UpdateModel, chance: Chance): StructModel | undefined => {
  const run = aRun(model, chance);
  return run?.structs[Math.floor(chance() * run.structs.length)];
};

const aRun = (model: UpdateModel, chance: Chance): RunModel | undefined => model.runs[Math.floor(chance() * model.runs.length)];

/** A place that is there, in the base or in the update, or one that is not. */
const aPlace = (model: UpdateModel, chance: Chance): Place => {
  const own = model.runs[0]?.client ?? 5;
  const client = chance() < 0.5 ? own : chance() < 0.9 ? pick(BASE_CLIENTS, chance) : near(own, chance);
  return { client, clock: near(Math.floor(chance() * 60), chance) };
};

const bytesOf = (write: (out: encoding.Encoder) => void): Uint8Array => {
  const out = encoding.createEncoder();
  write(out);
  return encoding.toUint8Array(out);
};

const CONTENTS: readonly ((chance: Chance) => { ref: number; bytes: Uint8Array })[] = [
  (chance) => ({ ref: 1, bytes: bytesOf((out) => encoding.writeVarUint(out, near(3, chance))) }),
  (chance) => ({ ref: 2, bytes: bytesOf((out) => { encoding.writeVarUint(out, near(1, chance)); encoding.writeVarString(out, pick(['1', 'undefined', '{"__proto__":{"a":1}}', '{'], chance)); }) }),
  () => ({ ref: 3, bytes: new Uint8Array([2, 1, 2]) }),
  (chance) => ({ ref: 4, bytes: bytesOf((out) => encoding.writeVarString(out, pick(['', 'a', '\u{1f600}', 'x'.repeat(300), '\0'], chance))) }),
  () => ({ ref: 4, bytes: new Uint8Array([3, 0xed, 0xa0, 0x80]) }),
  (chance) => ({ ref: 5, bytes: bytesOf((out) => encoding.writeVarString(out, pick(['{}', 'null', '[[[[[]]]]]', '{"type":7}', '}'], chance))) }),
  (chance) => ({ ref: 6, bytes: bytesOf((out) => { encoding.writeVarString(out, pick(['bold', '__proto__', 'constructor', ''], chance)); encoding.writeVarString(out, pick(['{}', 'null', '"x"', 'nul'], chance)); }) }),
  (chance) => ({ ref: 7, bytes: bytesOf((out) => { encoding.writeVarUint(out, Math.floor(chance() * 9)); encoding.writeVarString(out, pick(['paragraph', 'table', '__proto__', '<x>'], chance)); }) }),
  (chance) => ({ ref: 8, bytes: new Uint8Array([1, ...Array.from({ length: 1 + Math.floor(chance() * 200) }, () => pick([117, 118, 127], chance)), 1]) }),
  () => ({ ref: 9, bytes: bytesOf((out) => { encoding.writeVarString(out, 'guid'); encoding.writeAny(out, {}); }) }),
];

const nest = (depth: number): Uint8Array => bytesOf((out) => {
  encoding.writeVarUint(out, 1);
  for (let i = 0; i < depth; i += 1) {
    encoding.writeUint8(out, 117);
    encoding.writeVarUint(out, 1);
  }
  encoding.writeAny(out, 1);
});

type ModelWay = (model: UpdateModel, chance: Chance) => void;

const MODEL_WAYS: readonly ModelWay[] = [
  (model, chance) => { const run = aRun(model, chance); if (run) run.clock = near(run.clock, chance); },
  (model, chance) => { const run = aRun(model, chance); if (run) run.client = chance() < 0.5 ? pick(BASE_CLIENTS, chance) : near(run.client, chance); },
  (model, chance) => { const run = aRun(model, chance); if (run) model.runs.push(structuredClone(run)); },
  (model, chance) => { const run = aRun(model, chance); if (run) run.said = near(run.structs.length, chance); },
  (model, chance) => { model.said = near(model.runs.length, chance); },
  (model) => void model.runs.reverse(),
  (model) => void model.runs.pop(),
  (model, chance) => { const run = aRun(model, chance); run?.structs.splice(Math.floor(chance() * run.structs.length), 1); },
  (model, chance) => { const run = aRun(model, chance); run?.structs.reverse(); },
  (model, chance) => { const [run, struct] = [aRun(model, chance), aStruct(model, chance)]; if (struct) run?.structs.push(structuredClone(struct)); },
  (model, chance) => { const struct = aStruct(model, chance); if (struct) struct.info ^= 1 << Math.floor(chance() * 8); },
  (model, chance) => setPart(aStruct(model, chance), { origin: aPlace(model, chance) }),
  (model, chance) => setPart(aStruct(model, chance), { right: aPlace(model, chance) }),
  (model, chance) => setPart(aStruct(model, chance), { parent: aPlace(model, chance) }),
  (model, chance) => setPart(aStruct(model, chance), { parent: pick(['text', 'position', '', '__proto__', 'x'], chance) }),
  (model, chance) => setPart(aStruct(model, chance), { sub: pick(['id', 'overall', '__proto__', 'constructor', ''], chance) }),
  (model, chance) => setContent(aStruct(model, chance), pick(CONTENTS, chance)(chance)),
  (model, chance) => setContent(aStruct(model, chance), { ref: 8, bytes: nest(chance() < 0.5 ? 50 : 20_000) }),
  (model, chance) => { aRun(model, chance)?.structs.push({ info: chance() < 0.5 ? 10 : 0, length: near(1, chance) }); },
  (model, chance) => { const { client } = aPlace(model, chance); model.deletions.push({ client, ranges: [{ clock: near(20, chance), length: near(2, chance) }] }); },
  (model, chance) => { const part = model.deletions[0]; part?.ranges.push({ clock: near(5, chance), length: near(1, chance) }); },
  (model, chance) => { const part = model.deletions[0]; if (part) model.deletions.push(structuredClone({ ...part, client: chance() < 0.5 ? part.client : 11 })); },
  // Wide: many clients, most of them new.
  (model, chance) => { for (let i = 0; i < 30; i += 1) model.runs.push({ client: Math.floor(chance() * 2 ** 32), clock: 0, structs: [{ info: 0, length: 1 }] }); model.runs.sort((a, b) => b.client - a.client); },
];

const setPart = (struct: StructModel | undefined, part: Partial<StructModel>): void => {
  if (!struct || struct.length !== undefined) return;
  Object.assign(struct, part);
  if (part.origin) struct.info |= 128;
  if (part.right) struct.info |= 64;
  // A parent is only written where there are no neighbours to take it from.
  if (part.parent !== undefined || part.sub !== undefined) struct.info &= ~192;
  if (part.sub !== undefined) struct.info |= 32;
};

const setContent = (struct: StructModel | undefined, content: { ref: number; bytes: Uint8Array }): void => {
  if (!struct || struct.length !== undefined) return;
  struct.content = content;
  struct.info = (struct.info & ~31) | content.ref;
};

type ByteWay = (bytes: Uint8Array, chance: Chance) => Uint8Array;

const place = (bytes: Uint8Array, chance: Chance): number => Math.floor(chance() * bytes.length);

const BYTE_WAYS: readonly ByteWay[] = [
  (bytes, chance) => bytes.slice(0, place(bytes, chance)),
  (bytes, chance) => { const copy = bytes.slice(); copy[place(bytes, chance)] = Math.floor(chance() * 256); return copy; },
  (bytes, chance) => { const at = place(bytes, chance); return new Uint8Array([...bytes.slice(0, at), 255, 255, 255, 255, 255, 255, 255, 15, ...bytes.slice(at)]); },
  (bytes, chance) => { const at = place(bytes, chance); return new Uint8Array([...bytes.slice(0, at), ...new Array<number>(30).fill(255), ...bytes.slice(at)]); },
  (bytes) => new Uint8Array([...bytes, ...bytes]),
  (bytes, chance) => { const at = place(bytes, chance); return new Uint8Array([...bytes.slice(0, at), ...bytes.slice(at + 1 + Math.floor(chance() * 4))]); },
  (bytes) => inSecondFormat(bytes),
  (bytes, chance) => { const second = inSecondFormat(bytes); return second.map((byte) => (chance() < 0.1 ? Math.floor(chance() * 256) : byte)); },
];

/** The same in the encoding that the service does not speak; as it is when it cannot be converted. */
const inSecondFormat = (bytes: Uint8Array): Uint8Array => {
  try {
    return Y.convertUpdateFormatV1ToV2(bytes);
  } catch {
    return bytes;
  }
};
