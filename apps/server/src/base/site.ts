// The address that links in mail begin with.
import type { Config } from './config';

/** The address people use; without one, that of this machine. */
export const siteOf = ({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>): string => publicUrl ?? `http://localhost:${String(port)}`;
