// Setting up and taking away second factors of one's own.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@samsvar/database';
import { Refusal } from '@samsvar/domain';
import type { AccountBody, Code, PasskeyDraft, PasskeyName, PasskeyOptions, RecoveryCodes, TotpBeginning } from '@samsvar/protocol';
import type { Request } from 'express';
import { seal } from '../base/seal';
import { AccountChanges, type AccountChange, type Self } from './account-change';
import { factorLetter, type FactorChange } from './account-letters';
import { AccountService } from './account.service';
import { describeTotp, newRecoveryCodes, newTotpSecret, recoveryHash } from './code';
import { CodeCheck, TOTP_SEAL } from './code-check';
import { beginTotp, confirmTotp, findMeans, hasFactor, removeTotp, replaceRecoveryCodes } from './factor.store';
import { Ground } from './ground';
import { insertPasskey, listPasskeys, removePasskey, renamePasskey } from './passkey.store';
import { Passkeys } from './passkeys';

/** Passkeys that one person can have. */
export const PASSKEY_LIMIT = 20;

@Injectable()
export class FactorService {
  constructor(
    private readonly ground: Ground,
    private readonly changes: AccountChanges,
    private readonly account: AccountService,
    private readonly codes: CodeCheck,
    private readonly passkeys: Passkeys,
  ) {}

  /** Begins to set up a code generator; its secret is told this once. `conflict` when one is in use. */
  async beginTotp(request: Request): Promise<TotpBeginning> {
    const { holder } = await this.changes.self(request);
    const secret = newTotpSecret();
    if (!(await beginTotp(this.ground.sql, holder.id, seal(this.ground.config, TOTP_SEAL, secret)))) throw new Refusal('conflict');
    return describeTotp(secret, holder.email);
  }

  /** Puts it into use with its first code, and answers recovery codes. Throws `factor-wrong`, `too-many-attempts`. */
  async confirmTotp(request: Request, { code }: Code): Promise<RecoveryCodes> {
    const self = await this.changes.self(request);
    const { id } = self.holder;
    const step = await this.codes.firstStep(id, code);
    if (step === null) throw new Refusal('factor-wrong');
    const codes = newRecoveryCodes();
    await this.change(self, 'totp-added', async (tx) => {
      if (!(await confirmTotp(tx, id, { step, now: this.ground.clock() }))) throw new Refusal('conflict');
      await replaceRecoveryCodes(tx, id, codes.map(recoveryHash));
    });
    return { codes };
  }

  /** Takes the code generator away. */
  async removeTotp(request: Request): Promise<AccountBody> {
    const self = await this.changes.self(request);
    await this.change(self, 'totp-removed', async (tx) => {
      if (!(await removeTotp(tx, self.holder.id))) return 'nothing';
      return this.dropUselessCodes(tx, self);
    });
    return this.account.present(self);
  }

  /** Makes new recovery codes; the old ones are void. `factor-needed` where there is nothing to recover. */
  async renewCodes(request: Request): Promise<RecoveryCodes> {
    const self = await this.changes.self(request);
    if (!hasFactor(await findMeans(this.ground.sql, self.holder.id))) throw new Refusal('factor-needed');
    const codes = newRecoveryCodes();
    await this.change(self, 'recovery-codes', (tx) => replaceRecoveryCodes(tx, self.holder.id, codes.map(recoveryHash)));
    return { codes };
  }

  /** Asks the browser for a new passkey. */
  async askPasskey(request: Request): Promise<PasskeyOptions> {
    const { holder } = await this.changes.self(request);
    return this.passkeys.askForNew(request, holder);
  }

  /** Keeps the passkey that the browser has made. Throws `passkey-refused`, `limit-reached`. */
  async addPasskey(request: Request, { name, response }: PasskeyDraft): Promise<AccountBody> {
    const self = await this.changes.self(request);
    if ((await listPasskeys(this.ground.sql, self.holder.id)).length >= PASSKEY_LIMIT) throw new Refusal('limit-reached', { limit: PASSKEY_LIMIT });
    const made = await this.passkeys.read(request, self.holder.id, response);
    await this.change(self, 'passkey-added', async (tx) => {
      if (!(await insertPasskey(tx, { ...made, name }))) throw new Refusal('passkey-refused');
    });
    return this.account.present(self);
  }

  /** Calls one of one's passkeys something else; `not-found` for any other. */
  async renamePasskey(request: Request, id: string, { name }: PasskeyName): Promise<AccountBody> {
    const self = await this.changes.self(request);
    await this.changes.make(self, async (tx) => {
      if (!(await renamePasskey(tx, self.holder.id, { id, name }))) throw new Refusal('not-found');
      return { action: 'account.factor', facts: { what: 'passkey-renamed' } };
    });
    return this.account.present(self);
  }

  /** Removes one of one's passkeys; `not-found` for any other. */
  async removePasskey(request: Request, id: string): Promise<AccountBody> {
    const self = await this.changes.self(request);
    await this.change(self, 'passkey-removed', async (tx) => {
      if (!(await removePasskey(tx, self.holder.id, id))) throw new Refusal('not-found');
      return this.dropUselessCodes(tx, self);
    });
    return this.account.present(self);
  }

  private change(self: Self, what: FactorChange, work: (tx: Transaction) => Promise<void | 'nothing'>): Promise<void> {
    return this.changes.make(self, async (tx): Promise<AccountChange | null> => {
      if ((await work(tx)) === 'nothing') return null;
      return { action: 'account.factor', facts: { what }, letter: factorLetter(self.language, self.about, what), endsOthers: true };
    });
  }

  /** Recovery codes stand in for a factor: without one they are of no use. */
  private async dropUselessCodes(tx: Transaction, { holder }: Self): Promise<void> {
    if (!hasFactor(await findMeans(tx, holder.id))) await replaceRecoveryCodes(tx, holder.id, []);
  }
}
