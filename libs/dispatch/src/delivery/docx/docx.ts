// placeholder
import type { Print } from '../../base/print';
export const docxOf = async (_print: Print): Promise<Uint8Array> => { throw new Error('soon'); };
