// The door to an organisation's domains.
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '@samsvar/domain';
import { domainDraftShape, domainsShape, type DomainDraft, type DomainsBody } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { Acting } from '../session/acting.decorator';
import { Confirmed } from '../session/confirmed.decorator';
import { DomainService } from './domain.service';

@Controller('api/organisation/domains')
export class DomainController {
  constructor(private readonly domains: DomainService) {}

  @Get()
  @Answers(200, domainsShape)
  list(@Acting() actor: Actor): Promise<DomainsBody> {
    return this.domains.list(actor);
  }

  @Post()
  @Answers(201, domainsShape)
  @Confirmed()
  add(@Acting() actor: Actor, @Body({ schema: domainDraftShape }) { domain }: DomainDraft): Promise<DomainsBody> {
    return this.domains.add(actor, domain);
  }

  @Post(':domain/check')
  @Answers(200, domainsShape)
  @HttpCode(200)
  @Confirmed()
  check(@Acting() actor: Actor, @Param('domain') domain: string): Promise<DomainsBody> {
    return this.domains.check(actor, domain);
  }

  @Delete(':domain')
  @Answers(200, domainsShape)
  @Confirmed()
  remove(@Acting() actor: Actor, @Param('domain') domain: string): Promise<DomainsBody> {
    return this.domains.remove(actor, domain);
  }
}
