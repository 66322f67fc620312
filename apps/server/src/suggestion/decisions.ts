// Everything that can be decided about suggestions, in one place for the service.
import { Injectable } from '@nestjs/common';
import { AcceptSuggestions } from './accept-suggestions';
import { RefuseSuggestions } from './refuse-suggestions';
import { UndoAcceptance } from './undo-acceptance';

@Injectable()
export class Decisions {
  constructor(
    readonly accepting: AcceptSuggestions,
    readonly undoing: UndoAcceptance,
    readonly refusing: RefuseSuggestions,
  ) {}
}
