// Writes down sign-ins that were refused, of people who are here.
import { Injectable } from '@nestjs/common';
import { transaction } from '@samsvar/database';
import type { PersonId } from '@samsvar/domain';
import { Audit } from '../audit/audit';
import { Afterwards } from './afterwards';
import { Ground } from './ground';
import { findSeats } from './member.store';

@Injectable()
export class RefusedSignIns {
  constructor(
    private readonly ground: Ground,
    private readonly audit: Audit,
    private readonly afterwards: Afterwards,
  ) {}

  /** Notes one after the answer: an address that nobody has is answered in the same time. `way` is what was wrong: a password, or a kind of code. */
  note(person: PersonId, way: string): void {
    const { sql } = this.ground;
    this.afterwards.do('a refused sign-in was not written down', async () => {
      const [seat] = await findSeats(sql, person);
      if (!seat) return;
      const deed = { action: 'session.refused' as const, object: { kind: 'person', id: person }, facts: { way } };
      await transaction(sql, (tx) => this.audit.record(tx, seat.organisationId, null, deed));
    });
  }
}
