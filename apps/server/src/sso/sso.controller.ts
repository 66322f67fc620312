// The doors that browsers come through on their way to an identity provider and back. They answer with addresses, never with words.
import { Body, Controller, Get, Header, HttpStatus, Inject, Param, Post, Query, Redirect, Req, Res } from '@nestjs/common';
import { Refusal, type IdentityProviderId, type RefusalCode } from '@samsvar/domain';
import type { Request, Response } from 'express';
import { idParam } from '../base/id-param';
import { LOG, type Log } from '../base/logger';
import { Public } from '../session/public.decorator';
import { SsoFault, type SsoProblem } from './provider';
import { SignInThrough } from './sign-in-through';

interface Leading {
  readonly url: string;
  readonly statusCode: HttpStatus;
}

@Controller('sso/:id')
@Public()
export class SsoController {
  constructor(
    private readonly through: SignInThrough,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Get('start')
  @Redirect()
  start(@Param('id') id: string, @Req() request: Request, @Res({ passthrough: true }) response: Response, @Query('till') till: unknown): Promise<Leading> {
    return this.lead(() => this.through.start({ request, response }, providerId(id), till));
  }

  @Get('callback')
  @Redirect()
  callback(@Param('id') id: string, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<Leading> {
    return this.lead(() => this.through.comeBack({ request, response }, providerId(id)));
  }

  @Post('acs')
  @Redirect()
  receive(@Param('id') id: string, @Body() body: unknown): Promise<Leading> {
    return this.lead(() => this.through.receive(providerId(id), body));
  }

  @Get('finish')
  @Redirect()
  finish(@Param('id') id: string, @Req() request: Request, @Res({ passthrough: true }) response: Response, @Query('ticket') ticket: unknown): Promise<Leading> {
    return this.lead(() => this.through.finish({ request, response }, providerId(id), ticket));
  }

  @Get('metadata')
  @Header('Content-Type', 'application/samlmetadata+xml; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="samsvar-metadata.xml"')
  metadata(@Param('id', idParam) id: IdentityProviderId): Promise<string> {
    return this.through.metadata(id);
  }

  /** Leads on; what is refused leads to the sign-in page, which has words for it. */
  private async lead(way: () => Promise<string>): Promise<Leading> {
    try {
      return leadTo(await way());
    } catch (error) {
      if (error instanceof Refusal) return failed(error.code);
      if (!(error instanceof SsoFault)) throw error;
      // Neither subjects nor addresses are in these words.
      this.log.info({ step: error.step, problem: error.problem }, 'sign-in through a provider was refused');
      return failed(UNREACHABLE.has(error.problem) ? 'provider-unreachable' : 'provider-refused');
    }
  }
}

/** What the provider itself does not answer as it should. */
const UNREACHABLE: ReadonlySet<SsoProblem> = new Set<SsoProblem>(['address', 'unreachable', 'certificate', 'no-discovery', 'wrong-issuer']);

/** An id that is none is answered like a provider that is not there. */
const providerId = (id: string): IdentityProviderId => {
  try {
    // Checked on this line to be an id.
    return String(idParam.transform(id, { type: 'param' })) as IdentityProviderId;
  } catch {
    throw new SsoFault('redirect', 'not-ours');
  }
};

const leadTo = (url: string): Leading => ({ url, statusCode: HttpStatus.SEE_OTHER });
const failed = (code: RefusalCode): Leading => leadTo(`/logga-in?fel=${code}`);
