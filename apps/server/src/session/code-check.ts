// Whether a code that somebody typed is theirs, and has not been used: each works once, however many ask at once.
import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '@samsvar/database';
import type { PersonId } from '@samsvar/domain';
import { CLOCK, type Clock } from '../base/clock';
import { CONFIG, type Config } from '../base/config';
import { SYSTEM_DATABASE } from '../base/database.token';
import { unseal } from '../base/seal';
import { recoveryHash, stepOf } from './code';
import { findTotp, spendRecoveryCode, spendStep } from './factor.store';
import { SignInLimit, type CodeKind } from './sign-in-limit';
import { countCode } from './sign-in-measures';

/** What the secrets of code generators are sealed for. */
export const TOTP_SEAL = 'totp';

@Injectable()
export class CodeCheck {
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly sql: Sql,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly limit: SignInLimit,
  ) {}

  /** Spends a code. Answers whether it was right. Throws `too-many-attempts` without having looked at it. */
  async spend(person: PersonId, kind: CodeKind, code: string): Promise<boolean> {
    await this.limit.takeCode(kind, person);
    const isRight = kind === 'totp' ? await this.spendTotp(person, code) : await this.spendRecovery(person, code);
    countCode(kind, isRight);
    if (isRight) await this.limit.forgiveCode(kind, person);
    return isRight;
  }

  /** The time step of the first code of a generator that is being set up, or null when it is wrong. */
  async firstStep(person: PersonId, code: string): Promise<number | null> {
    const sealed = await findTotp(this.sql, person, false);
    return sealed && stepOf(unseal(this.config, TOTP_SEAL, sealed), code, this.clock());
  }

  private async spendTotp(person: PersonId, code: string): Promise<boolean> {
    const sealed = await findTotp(this.sql, person, true);
    if (!sealed) return false;
    const step = stepOf(unseal(this.config, TOTP_SEAL, sealed), code, this.clock());
    return step !== null && spendStep(this.sql, person, step);
  }

  private spendRecovery(person: PersonId, code: string): Promise<boolean> {
    return spendRecoveryCode(this.sql, person, { hash: recoveryHash(code), now: this.clock() });
  }
}
