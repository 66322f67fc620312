// Drawn pages on the server's own disk: as many as there is room for, the longest unused go first.
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import path from 'node:path';

/** Bytes that all drawn pages may take together: some five thousand pages as wide as a screen. */
const PAGE_IMAGE_BYTES = 1_000_000_000;

/** Names are made by the server (a hash and numbers); anything else is a mistake of ours. */
const NAME = /^[0-9a-f]{64}[\w-]*\.(?:png|json)$/;

/**
 * Files by name, never more bytes than `limit`. What it has lost, or another process has taken, is a miss; nothing in it is needed,
 * as every file of it can be made again.
 */
export class PageImageCache {
  /** Bytes by name, the longest unused first. */
  private known: Map<string, number> | null = null;
  private loading: Promise<Map<string, number>> | null = null;
  private total = 0;

  constructor(
    private readonly folder: string,
    private readonly limit = PAGE_IMAGE_BYTES,
  ) {}

  /** The file, or null when it is not here. */
  async read(name: string): Promise<Buffer | null> {
    const place = this.path(name);
    const bytes = await readFile(place).catch(() => null);
    const known = await this.index();
    if (!bytes) this.forget(known, name);
    else {
      this.note(known, name, bytes.length);
      // When it was last used, for the next process; missing that once does no harm.
      await utimes(place, new Date(), new Date()).catch(() => undefined);
    }
    return bytes;
  }

  /** Keeps a file, and makes room for it. One larger than the whole room is not kept. */
  async write(name: string, bytes: Uint8Array): Promise<void> {
    if (bytes.length > this.limit) return;
    const known = await this.index();
    const place = this.path(name);
    const temporary = `${place}.${randomUUID()}.part`;
    try {
      await writeFile(temporary, bytes);
      await rename(temporary, place);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    this.note(known, name, bytes.length);
    await this.makeRoom(known);
  }

  private async makeRoom(known: Map<string, number>): Promise<void> {
    for (const name of known.keys()) {
      if (this.total <= this.limit) return;
      this.forget(known, name);
      await rm(this.path(name), { force: true });
    }
  }

  private note(known: Map<string, number>, name: string, bytes: number): void {
    this.forget(known, name);
    known.set(name, bytes);
    this.total += bytes;
  }

  private forget(known: Map<string, number>, name: string): void {
    this.total -= known.get(name) ?? 0;
    known.delete(name);
  }

  private async index(): Promise<Map<string, number>> {
    if (this.known) return this.known;
    this.loading ??= this.load();
    this.known = await this.loading;
    return this.known;
  }

  private async load(): Promise<Map<string, number>> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const files: { name: string; bytes: number; usedAt: number }[] = [];
    for (const name of await readdir(this.folder)) {
      if (!NAME.test(name)) {
        // Half written by a process that was ended.
        await rm(path.join(this.folder, name), { force: true, recursive: true });
        continue;
      }
      const found = await stat(path.join(this.folder, name)).catch(() => null);
      if (found) files.push({ name, bytes: found.size, usedAt: found.mtimeMs });
    }
    files.sort((a, b) => a.usedAt - b.usedAt);
    this.total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    return new Map(files.map(({ name, bytes }) => [name, bytes]));
  }

  private path(name: string): string {
    if (!NAME.test(name)) throw new Error(`no name of a drawn page: ${name}`);
    return path.join(this.folder, name);
  }
}
