// Lines from people are cleaned, ids are checked.
import { idShape, lineShape } from './shapes';

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
