// Puts the suggestion room together.
import { Module } from '@nestjs/common';
import { CommentModule } from '../comment/comment.module';
import { ResponseModule } from '../response/response.module';
import { AbandonedAcceptances } from './abandoned-acceptances';
import { AcceptSuggestions } from './accept-suggestions';
import { DecisionNews } from './decision-news';
import { Decisions } from './decisions';
import { OneAtATime } from './one-at-a-time';
import { ProposeChanges } from './propose-changes';
import { RefuseSuggestions } from './refuse-suggestions';
import { SuggestionController } from './suggestion.controller';
import { SuggestionReader } from './suggestion-reader';
import { SuggestionService } from './suggestion.service';
import { UndoAcceptance } from './undo-acceptance';

@Module({
  imports: [ResponseModule, CommentModule],
  controllers: [SuggestionController],
  providers: [SuggestionService, SuggestionReader, ProposeChanges, Decisions, RefuseSuggestions, AcceptSuggestions, UndoAcceptance, AbandonedAcceptances, DecisionNews, OneAtATime],
  exports: [SuggestionService],
})
export class SuggestionModule {}
