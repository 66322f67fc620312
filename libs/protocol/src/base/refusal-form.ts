// What is said of one refusal.
import type { RefusalData } from '@samsvar/domain';

/** How a refusal looks on the wire, and what people are told. */
export interface RefusalForm {
  readonly status: number;
  /** 44xx: do not try again as you are. 45xx: try again later. */
  readonly close: number;
  readonly sv: (data: RefusalData) => string;
  readonly en: (data: RefusalData) => string;
}
