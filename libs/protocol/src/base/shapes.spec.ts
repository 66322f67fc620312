// Lines from people are cleaned, ids are checked.
import type { PersonId } from '@samsvar/domain';
import { idShape, lineShape, localDateShape } from './shapes';
import { z } from './zod';

test('a line is trimmed, folded and freed from control and bidi characters', () => {
  expect(lineShape(50).parse('  Region\u202E\tNorrsjö\r\n ')).toBe('Region Norrsjö');
  expect(lineShape(3).safeParse('abcd').success).toBe(false);
});

test('an id is a lower-case uuid and nothing else', () => {
  const id = idShape();
  expect(id.safeParse('0b9f1b1e-7c1d-4a52-9c8e-0d6a3c1f2b11').success).toBe(true);
  for (const bad of [
    '1',
    '0B9F1B1E-7C1D-4A52-9C8E-0D6A3C1F2B11',
    '0b9f1b1e-7c1d-4a52-9c8e-0d6a3c1f2b11/',
    null,
    {},
  ]) {
    expect(id.safeParse(bad).success).toBe(false);
  }
});

test('a date is a real one', () => {
  expect(localDateShape.safeParse('2026-02-28').success).toBe(true);
  for (const bad of ['2026-02-30', '2026-2-28', '28/2 2026', 20260228, null])
    expect(localDateShape.safeParse(bad).success).toBe(false);
});

test('ids and dates describe themselves as text of a known form', () => {
  const shape = z.strictObject({ id: idShape<PersonId>(), on: localDateShape.nullable() });
  expect(z.toJSONSchema(shape, { target: 'openapi-3.0' })).toMatchObject({
    properties: {
      id: { type: 'string', format: 'uuid' },
      on: { type: 'string', format: 'date', nullable: true },
    },
  });
});

test('shapes are checked without code made on the spot, which the content policy forbids', () => {
  expect(z.config().jitless).toBe(true);
  const made = globalThis.Function;
  let count = 0;
  globalThis.Function = new Proxy(made, {
    construct: (target, args) => {
      count += 1;
      return Reflect.construct(target, args) as object; // a constructor makes objects
    },
  });
  try {
    expect(z.strictObject({ a: z.string() }).safeParse({ a: 'b' }).success).toBe(true);
  } finally {
    globalThis.Function = made;
  }
  expect(count).toBe(0);
});
