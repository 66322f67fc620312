// The doors to what an organisation sets for itself.
import { pipeline } from 'node:stream/promises';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import type { Actor, PhraseId } from '@samsvar/domain';
import {
  decisionBodiesDraftShape, decisionBodiesShape, organisationChangeShape, organisationShape, phraseDraftShape, phrasesShape,
  type DecisionBodiesBody, type DecisionBodiesDraft, type OrganisationBody, type OrganisationChange, type PhraseDraft, type PhrasesBody,
} from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { rawBody } from '../base/raw-body';
import { Acting } from '../session/acting.decorator';
import { DecisionBodyService } from './decision-body.service';
import { OrganisationService } from './organisation.service';
import { PhraseService } from './phrase.service';

@Controller('api/organisation')
export class OrganisationController {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly bodies: DecisionBodyService,
  ) {}

  @Get()
  @Answers(200, organisationShape)
  read(@Acting() actor: Actor): Promise<OrganisationBody> {
    return this.organisations.read(actor);
  }

  @Put()
  @Answers(200, organisationShape)
  change(@Acting() actor: Actor, @Body({ schema: organisationChangeShape }) change: OrganisationChange): Promise<OrganisationBody> {
    return this.organisations.change(actor, change);
  }

  @Put('logo')
  @Answers(200, organisationShape)
  setLogo(@Acting() actor: Actor, @Req() request: Request): Promise<OrganisationBody> {
    return this.organisations.setLogo(actor, rawBody(request));
  }

  @Delete('logo')
  @Answers(200, organisationShape)
  removeLogo(@Acting() actor: Actor): Promise<OrganisationBody> {
    return this.organisations.removeLogo(actor);
  }

  @Get('logo/:sha256')
  async logo(@Acting() actor: Actor, @Param('sha256') sha256: string, @Res() response: Response): Promise<void> {
    const logo = await this.organisations.logo(actor, sha256);
    response.set({
      'Content-Type': logo.mediaType,
      // The address holds the hash of the bytes, so they cannot change.
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Security-Policy': 'sandbox',
      'X-Content-Type-Options': 'nosniff',
    });
    await pipeline(logo.stream(), response);
  }

  @Get('decision-bodies')
  @Answers(200, decisionBodiesShape)
  listBodies(@Acting() actor: Actor): Promise<DecisionBodiesBody> {
    return this.bodies.list(actor);
  }

  @Put('decision-bodies')
  @Answers(200, decisionBodiesShape)
  replaceBodies(@Acting() actor: Actor, @Body({ schema: decisionBodiesDraftShape }) draft: DecisionBodiesDraft): Promise<DecisionBodiesBody> {
    return this.bodies.replace(actor, draft);
  }
}

@Controller('api/organisation/phrases')
export class PhraseController {
  constructor(private readonly phrases: PhraseService) {}

  @Get()
  @Answers(200, phrasesShape)
  list(@Acting() actor: Actor): Promise<PhrasesBody> {
    return this.phrases.list(actor);
  }

  @Post()
  @Answers(201, phrasesShape)
  add(@Acting() actor: Actor, @Body({ schema: phraseDraftShape }) draft: PhraseDraft): Promise<PhrasesBody> {
    return this.phrases.add(actor, draft);
  }

  @Put(':id')
  @Answers(200, phrasesShape)
  change(@Acting() actor: Actor, @Param('id', idParam) id: PhraseId, @Body({ schema: phraseDraftShape }) draft: PhraseDraft): Promise<PhrasesBody> {
    return this.phrases.change(actor, id, draft);
  }

  @Delete(':id')
  @Answers(200, phrasesShape)
  remove(@Acting() actor: Actor, @Param('id', idParam) id: PhraseId): Promise<PhrasesBody> {
    return this.phrases.remove(actor, id);
  }

  @Post(':id/use')
  @HttpCode(204)
  use(@Acting() actor: Actor, @Param('id', idParam) id: PhraseId): Promise<void> {
    return this.phrases.use(actor, id);
  }
}
