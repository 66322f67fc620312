// Whether a code that somebody typed is theirs, and has not been used: each works once, however many ask at once.
import { Injectable } from '@nestjs/common';
import type { PersonId } from '@samsvar/domain';
import { unseal } from '../base/seal';
import { recoveryHash, stepOf } from './code';
import { findTotp, spendRecoveryCode, spendStep } from './factor.store';
import { Ground } from './ground';
import { RefusedSignIns } from './refused-sign-ins';
import { SignInLimit, type CodeKind } from './sign-in-limit';
import { countCode } from './sign-in-measures';

/** What the secrets of code generators are sealed for. */
export const TOTP_SEAL = 'totp';

@Injectable()
export class CodeCheck {
  constructor(
    private readonly ground: Ground,
    private readonly limit: SignInLimit,
    private readonly refused: RefusedSignIns,
  ) {}

  /** Spends a code. Answers whether it was right; a wrong one is written down. Throws `too-many-attempts` without having looked at it. */
  async spend(person: PersonId, kind: CodeKind, code: string): Promise<boolean> {
    await this.limit.takeCode(kind, person);
    const isRight = kind === 'totp' ? await this.spendTotp(person, code) : await this.spendRecovery(person, code);
    countCode(kind, isRight);
    if (isRight) await this.limit.forgiveCode(kind, person);
    else this.refused.note(person, kind);
    return isRight;
  }

  /** The time step of the first code of a generator that is being set up, or null when it is wrong. Throws `too-many-attempts`. */
  async firstStep(person: PersonId, code: string): Promise<number | null> {
    await this.limit.takeCode('totp', person);
    const sealed = await findTotp(this.ground.sql, person, false);
    const step = sealed && this.stepIn(sealed, code);
    if (step !== null) await this.limit.forgiveCode('totp', person);
    return step;
  }

  private async spendTotp(person: PersonId, code: string): Promise<boolean> {
    const sealed = await findTotp(this.ground.sql, person, true);
    const step = sealed && this.stepIn(sealed, code);
    return step !== null && spendStep(this.ground.sql, person, step);
  }

  private stepIn(sealed: Buffer, code: string): number | null {
    const { config, clock } = this.ground;
    return stepOf(unseal(config, TOTP_SEAL, sealed), code, clock());
  }

  private spendRecovery(person: PersonId, code: string): Promise<boolean> {
    return spendRecoveryCode(this.ground.sql, person, { hash: recoveryHash(code), now: this.ground.clock() });
  }
}
