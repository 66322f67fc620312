// Saying once more who one is, before something weighty is changed.
import { Injectable } from '@nestjs/common';
import { Refusal } from '@samsvar/domain';
import type { Confirmation, ConfirmationWays, PasskeyAnswer, PasskeyOptions } from '@samsvar/protocol';
import type { Request } from 'express';
import { AccountChanges, type Self } from './account-change';
import { CodeCheck } from './code-check';
import { findMeans, hasFactor } from './factor.store';
import { Ground } from './ground';
import { isRightPassword } from './password';
import { Passkeys } from './passkeys';
import { isFresh } from './session.guard';
import { addressOf } from './sign-in.service';
import { SignInLimit } from './sign-in-limit';

@Injectable()
export class ConfirmationService {
  constructor(
    private readonly ground: Ground,
    private readonly changes: AccountChanges,
    private readonly codes: CodeCheck,
    private readonly limit: SignInLimit,
    private readonly passkeys: Passkeys,
  ) {}

  /** How the person can do so: with a second factor where they have one. Where nothing is left they sign in anew, through their provider. */
  async ways(request: Request): Promise<ConfirmationWays> {
    const self = await this.changes.self(request);
    return { isFresh: isFresh(request, this.ground.clock()), ...(await this.waysOf(self)) };
  }

  /** By code or password. Throws `factor-wrong`, `sign-in-failed`, `too-many-attempts`, `not-allowed` for a way that is not theirs. */
  async confirm(request: Request, { password, code }: Confirmation): Promise<void> {
    const self = await this.changes.self(request);
    const ways = await this.waysOf(self);
    if (code !== undefined && ways.totp) await this.byCode(self, code);
    else if (password !== undefined && ways.password) await this.byPassword(request, self, password);
    else throw new Refusal('not-allowed');
    this.note(request);
  }

  /** What one of the person's passkeys has to sign. */
  async askPasskey(request: Request): Promise<PasskeyOptions> {
    const { holder } = await this.changes.self(request);
    return this.passkeys.ask(request, 'confirm', holder.id);
  }

  /** By passkey. Throws `passkey-refused`. */
  async byPasskey(request: Request, { response }: PasskeyAnswer): Promise<void> {
    const { holder } = await this.changes.self(request);
    await this.passkeys.judge(request, 'confirm', { response, person: holder.id });
    this.note(request);
  }

  private async byCode({ holder }: Self, code: string): Promise<void> {
    if (!(await this.codes.spend(holder.id, 'totp', code))) throw new Refusal('factor-wrong');
  }

  private async byPassword(request: Request, { holder }: Self, password: string): Promise<void> {
    const address = addressOf(request);
    await this.limit.take(holder.email, address);
    if (!(await isRightPassword(holder.passwordHash, password))) throw new Refusal('sign-in-failed');
    await this.limit.forgive(holder.email, address);
  }

  private async waysOf({ holder }: Self): Promise<Omit<ConfirmationWays, 'isFresh'>> {
    const means = await findMeans(this.ground.sql, holder.id);
    return { password: means.hasPassword && !hasFactor(means), totp: means.totp, passkey: means.passkeys > 0 };
  }

  private note(request: Request): void {
    request.session.confirmedAt = this.ground.clock().getTime();
  }
}
