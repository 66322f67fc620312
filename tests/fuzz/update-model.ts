// A V1 update taken apart into plain data and put together again, so that one number in it can be made to lie.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** A place in a client's work. */
export interface Place {
  client: number;
  clock: number;
}

/** What an item holds: the kind of content and its bytes as they stood. */
export interface Content {
  ref: number;
  bytes: Uint8Array;
}

/** One struct. `info` holds the kind and which of the optional parts are there, as on the wire. */
export interface StructModel {
  info: number;
  origin?: Place;
  right?: Place;
  /** A root's name, or the place of the item that is the parent. */
  parent?: string | Place;
  sub?: string;
  content?: Content;
  /** Of a gap or of something collected. */
  length?: number;
}

export interface RunModel {
  client: number;
  clock: number;
  structs: StructModel[];
  /** How many structs there are said to be, when that is a lie. */
  said?: number;
}

export interface UpdateModel {
  runs: RunModel[];
  /** How many runs there are said to be, when that is a lie. */
  said?: number;
  deletions: { client: number; ranges: { clock: number; length: number }[] }[];
}

const ORIGIN = 128;
const RIGHT = 64;
const SUB = 32;
const KIND = 31;
const GAP = 10;
const NO_PARENT = ORIGIN | RIGHT;

/** Reads an update that Yjs wrote. Throws on anything else. */
export const readUpdate = (bytes: Uint8Array): UpdateModel => {
  const input = decoding.createDecoder(bytes);
  const runs: RunModel[] = [];
  for (let i = decoding.readVarUint(input); i > 0; i -= 1) {
    const count = decoding.readVarUint(input);
    const run: RunModel = { client: decoding.readVarUint(input), clock: decoding.readVarUint(input), structs: [] };
    for (let j = 0; j < count; j += 1) run.structs.push(readStruct(input));
    runs.push(run);
  }
  const deletions: UpdateModel['deletions'] = [];
  for (let i = decoding.readVarUint(input); i > 0; i -= 1) {
    const client = decoding.readVarUint(input);
    const ranges = Array.from({ length: decoding.readVarUint(input) }, () => ({
      clock: decoding.readVarUint(input),
      length: decoding.readVarUint(input),
    }));
    deletions.push({ client, ranges });
  }
  return { runs, deletions };
};

const readStruct = (input: decoding.Decoder): StructModel => {
  const info = decoding.readUint8(input);
  if (info === GAP || (info & KIND) === 0) return { info, length: decoding.readVarUint(input) };
  const struct: StructModel = { info };
  if (info & ORIGIN) struct.origin = readPlace(input);
  if (info & RIGHT) struct.right = readPlace(input);
  if ((info & NO_PARENT) === 0) {
    struct.parent = decoding.readVarUint(input) === 1 ? decoding.readVarString(input) : readPlace(input);
    if (info & SUB) struct.sub = decoding.readVarString(input);
  }
  const from = input.pos;
  skipContent(info & KIND, input);
  return { ...struct, content: { ref: info & KIND, bytes: input.arr.slice(from, input.pos) } };
};

const readPlace = (input: decoding.Decoder): Place => ({ client: decoding.readVarUint(input), clock: decoding.readVarUint(input) });

const repeat = (times: number, work: () => unknown): void => {
  for (let i = 0; i < times; i += 1) work();
};

const skipContent = (ref: number, input: decoding.Decoder): void => {
  const string = () => decoding.readVarString(input);
  switch (ref) {
    case 1: // deleted
      decoding.readVarUint(input);
      break;
    case 2: // JSON
      repeat(decoding.readVarUint(input), string);
      break;
    case 3: // bytes
      decoding.readVarUint8Array(input);
      break;
    case 4: // text
    case 5: // embedded
      string();
      break;
    case 6: // a mark
      repeat(2, string);
      break;
    case 7: // a type; elements and hooks have a name
      if ([3, 5].includes(decoding.readVarUint(input))) string();
      break;
    case 8: // any
      repeat(decoding.readVarUint(input), () => decoding.readAny(input));
      break;
    default:
      throw new Error(`content ${ref}`);
  }
};

/** Writes it again, lies and all. */
export const writeUpdate = ({ runs, said, deletions }: UpdateModel): Uint8Array => {
  const out = encoding.createEncoder();
  const numbers = (...values: readonly number[]) => values.forEach((value) => encoding.writeVarUint(out, value));
  numbers(said ?? runs.length);
  for (const run of runs) {
    numbers(run.said ?? run.structs.length, run.client, run.clock);
    for (const struct of run.structs) writeStruct(out, struct);
  }
  numbers(deletions.length);
  for (const { client, ranges } of deletions) {
    numbers(client, ranges.length);
    for (const { clock, length } of ranges) numbers(clock, length);
  }
  return encoding.toUint8Array(out);
};

const writeStruct = (out: encoding.Encoder, struct: StructModel): void => {
  const { info, origin, right, parent, sub, content, length } = struct;
  encoding.writeUint8(out, info);
  if (length !== undefined) encoding.writeVarUint(out, length);
  if (origin && info & ORIGIN) writePlace(out, origin);
  if (right && info & RIGHT) writePlace(out, right);
  if (parent !== undefined && (info & NO_PARENT) === 0) {
    encoding.writeVarUint(out, typeof parent === 'string' ? 1 : 0);
    if (typeof parent === 'string') encoding.writeVarString(out, parent);
    else writePlace(out, parent);
    if (info & SUB) encoding.writeVarString(out, sub ?? '');
  }
  if (content) encoding.writeUint8Array(out, content.bytes);
};

const writePlace = (out: encoding.Encoder, { client, clock }: Place): void => {
  encoding.writeVarUint(out, client);
  encoding.writeVarUint(out, clock);
};
