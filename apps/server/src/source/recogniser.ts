// The program that recognises text, where the server has it: looked for once, at start.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { canRecognise, recognisePage, type RecognisedPage } from '@samsvar/ingest';

/** Before any page has been recognised here: about what a dense page takes on one core. */
const FIRST_GUESS = 10;
/** How much the newest page counts in the mean. */
const WEIGHT = 0.2;

@Injectable()
export class Recogniser implements OnModuleInit {
  private looked: Promise<boolean> | null = null;
  private seconds = FIRST_GUESS;

  /** Where programs are looked for; undefined: nowhere. */
  constructor(private readonly path: string | undefined) {}

  onModuleInit(): void {
    void this.isAvailable();
  }

  /** Whether text can be recognised on this server. */
  isAvailable(): Promise<boolean> {
    this.looked ??= canRecognise({ path: this.path ?? '' });
    return this.looked;
  }

  /** About how long a page takes here, in whole seconds. */
  get secondsPerPage(): number {
    return Math.max(1, Math.round(this.seconds));
  }

  /** Recognises one page of a PDF. Rejects as `recognisePage` does. */
  async page(file: string, page: number, signal: AbortSignal): Promise<RecognisedPage> {
    const started = performance.now();
    const found = await recognisePage(file, page, { path: this.path, signal });
    this.seconds += ((performance.now() - started) / 1000 - this.seconds) * WEIGHT;
    return found;
  }
}
