// The drawn square holds exactly the modules of the code, and can be read.
import { encode } from 'uqr';
import { qrPath } from './qr-path';

it('draws every black module once and no white one', () => {
  const text = 'otpauth://totp/Samsvar:ada%40medtek.example?secret=JBSWY3DPEHPK3PXP&issuer=Samsvar';
  const { size, path } = qrPath(text);
  const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let at = 0; at < Number(length); at += 1) {
      const row = drawn[Number(y)] ?? [];
      row[Number(x) + at] = (row[Number(x) + at] ?? 0) + 1;
    }
  }
  expect(drawn).toEqual(encode(text, { ecc: 'M', border: 4 }).data.map((row) => row.map(Number)));
});
