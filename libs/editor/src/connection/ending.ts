// How a connection ends for good: refused, with the person's text stranded in it, or as a copy that is of no more use.
import { REFUSALS } from '@samsvar/protocol';
import type { Language, RefusalCode } from '@samsvar/domain';
import type { ConnectionRefusal, Renewal, StrandedText } from './connection-options';
import type { Keeping } from './keeping';
import { isLossOfRight, refusalOf } from './why-closed';

/** What the ending needs of the connection. */
export interface EndingHost {
  readonly keeping: Keeping;
  readonly language: Language | undefined;
  hasUnsaved(): boolean;
  /** Closes the socket and opens no other. */
  end(): void;
  /** Something to tell the page of has changed. */
  tell(): void;
}

export class Ending {
  refusal: ConnectionRefusal | null = null;
  stranded: StrandedText | null = null;
  renewal: Renewal | null = null;

  constructor(private readonly host: EndingHost) {}

  /** The server has said no for good. Text of the person's own is theirs to decide about; being signed out passes. */
  refuse(refusal: ConnectionRefusal): void {
    if (refusal.code !== 'not-signed-in' && this.host.hasUnsaved()) return this.strand(refusal);
    if (refusal.code === 'conflict') return this.renew('conflict');
    this.refusal = refusal;
    this.host.end();
    // Whoever restarts the browser is signed out by that: what they wrote without contact waits for them, for its seven days.
    if (isLossOfRight(refusal.code) && !this.host.hasUnsaved()) void this.host.keeping.wipe();
    this.host.tell();
  }

  /** Nobody is signed in here, or somebody else is. */
  refuseSignedOut(): void {
    this.refuse(refusalOf('not-signed-in', this.host.language));
  }

  /** What an HTTP status says of a socket that was not opened; nothing, when it is worth another try. */
  refuseBy(status: number | null): void {
    const codes: readonly RefusalCode[] = ['not-signed-in', 'not-allowed', 'not-found', 'schema-outdated'];
    const code = codes.find((one) => REFUSALS[one].status === status);
    if (code) this.refuse(refusalOf(code, this.host.language));
  }

  /** The person's own text will never be taken: nothing is sent any more, and they decide what becomes of it. */
  strand({ code, text }: ConnectionRefusal): void {
    if (this.stranded) return;
    this.stranded = { reason: code, text };
    this.host.end();
    // Kept on this computer, it would be sent on the next visit if the right had come back by then.
    if (isLossOfRight(code)) void this.host.keeping.wipe();
    this.host.tell();
  }

  /** The copy is not the document any more. */
  differs(why: Renewal, text: string): void {
    if (this.host.hasUnsaved()) this.strand({ code: why, text });
    else this.renew(why);
  }

  /** The person is signed in again; answers whether that was what was missing. */
  signedIn(): boolean {
    if (this.refusal?.code !== 'not-signed-in') return false;
    this.refusal = null;
    return true;
  }

  private renew(why: Renewal): void {
    this.host.end();
    // What was kept is the copy that is not the document any more: it must be gone before another opens it.
    void this.host.keeping.wipe().then(() => {
      this.renewal = why;
      this.host.tell();
    });
  }
}
