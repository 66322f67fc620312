// Asks the name service for text records.
import { Resolver } from 'node:dns/promises';
import { codeOf } from '../base/fault';

/** How long each question may take (ms), and how often it is asked. */
const PATIENCE = { timeout: 3_000, tries: 2 } as const;
/** More than any honest name has. */
const MOST_RECORDS = 50;

/** Reads text records, from the system's own name servers unless told others. */
export class TxtReader {
  private readonly resolver = new Resolver(PATIENCE);

  constructor(servers: readonly string[] = []) {
    if (servers.length > 0) this.resolver.setServers(servers);
  }

  /** The records of a name, each as one text; null when no name server answered. */
  async read(name: string): Promise<readonly string[] | null> {
    try {
      return (await this.resolver.resolveTxt(name)).slice(0, MOST_RECORDS).map((parts) => parts.join(''));
    } catch (error) {
      return ['ENOTFOUND', 'ENODATA'].includes(codeOf(error) ?? '') ? [] : null;
    }
  }
}
