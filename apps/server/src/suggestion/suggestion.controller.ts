// The doors to suggestions.
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { languageOf, type Actor, type ResponseId, type SuggestionId } from '@samsvar/domain';
import {
  REFUSALS,
  acceptanceShape,
  decidedShape,
  decisionsShape,
  rejectionShape,
  suggestionDraftShape,
  suggestionListShape,
  suggestionQueryShape,
  suggestionShape,
  wordsOfRefusal,
  type Acceptance,
  type DecidedBody,
  type Decisions,
  type Rejection,
  type SuggestionBody,
  type SuggestionDraft,
  type SuggestionListBody,
} from '@samsvar/protocol';
import type { Request, Response } from 'express';
import { Answers } from '../base/answers.decorator';
import { idParam } from '../base/id-param';
import { ForTokens } from '../integration/for-tokens.decorator';
import { Acting } from '../session/acting.decorator';
import { StaleSuggestion } from './stale-suggestion';
import { SuggestionService, type SuggestionListQuery } from './suggestion.service';

@ForTokens()
@Controller('api')
export class SuggestionController {
  constructor(private readonly suggestions: SuggestionService) {}

  @Get('responses/:id/suggestions')
  @Answers(200, suggestionListShape)
  list(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ResponseId,
    @Query({ schema: suggestionQueryShape }) query: SuggestionListQuery,
  ): Promise<SuggestionListBody> {
    return this.suggestions.list(actor, id, query);
  }

  @Post('responses/:id/suggestions')
  @Answers(201, suggestionShape)
  propose(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ResponseId,
    @Body({ schema: suggestionDraftShape }) draft: SuggestionDraft,
  ): Promise<SuggestionBody> {
    return this.suggestions.propose(actor, id, draft);
  }

  @Post('responses/:id/suggestions/decisions')
  @HttpCode(200)
  @Answers(200, decidedShape)
  decideMany(
    @Acting() actor: Actor,
    @Param('id', idParam) id: ResponseId,
    @Body({ schema: decisionsShape }) decisions: Decisions,
  ): Promise<DecidedBody> {
    return this.suggestions.decideMany(actor, id, decisions);
  }

  @Get('suggestions/:id')
  @Answers(200, suggestionShape)
  read(@Acting() actor: Actor, @Param('id', idParam) id: SuggestionId): Promise<SuggestionBody> {
    return this.suggestions.read(actor, id);
  }

  @Post('suggestions/:id/acceptance')
  @HttpCode(200)
  @Answers(200, suggestionShape)
  async accept(
    @Acting() actor: Actor,
    @Param('id', idParam) id: SuggestionId,
    @Body({ schema: acceptanceShape }) acceptance: Acceptance,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await answer(request, response, () => this.suggestions.accept(actor, id, acceptance));
  }

  @Delete('suggestions/:id/acceptance')
  @Answers(200, suggestionShape)
  async undoAcceptance(
    @Acting() actor: Actor,
    @Param('id', idParam) id: SuggestionId,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await answer(request, response, () => this.suggestions.undoAcceptance(actor, id));
  }

  @Post('suggestions/:id/rejection')
  @HttpCode(200)
  @Answers(200, suggestionShape)
  reject(
    @Acting() actor: Actor,
    @Param('id', idParam) id: SuggestionId,
    @Body({ schema: rejectionShape }) rejection: Rejection,
  ): Promise<SuggestionBody> {
    return this.suggestions.reject(actor, id, rejection);
  }

  @Delete('suggestions/:id/rejection')
  @Answers(200, suggestionShape)
  undoRejection(@Acting() actor: Actor, @Param('id', idParam) id: SuggestionId): Promise<SuggestionBody> {
    return this.suggestions.undoRejection(actor, id);
  }

  @Post('suggestions/:id/withdrawal')
  @HttpCode(200)
  @Answers(200, suggestionShape)
  withdraw(@Acting() actor: Actor, @Param('id', idParam) id: SuggestionId): Promise<SuggestionBody> {
    return this.suggestions.withdraw(actor, id);
  }
}

/** What is stale is told with the texts to compare, which the data of a plain refusal has no room for. */
const answer = async (request: Request, response: Response, work: () => Promise<SuggestionBody>): Promise<void> => {
  try {
    response.status(200).json(await work());
  } catch (error) {
    if (!(error instanceof StaleSuggestion)) throw error;
    const message = wordsOfRefusal(error.code, error.data, languageOf(request.headers['accept-language']));
    response.status(REFUSALS[error.code].status).json({ code: error.code, message, details: error.staleness });
  }
};
