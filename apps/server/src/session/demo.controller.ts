// The demo's people and their sign-ins, offered on the sign-in page of a demo workspace.
import { Controller, Get, Inject, Injectable } from '@nestjs/common';
import { Refusal } from '@samsvar/domain';
import { demoShape, type Demo } from '@samsvar/protocol';
import { Answers } from '../base/answers.decorator';
import { CONFIG, type Config } from '../base/config';
import { Public } from './public.decorator';

/** Holds the demo's people once the demo workspace has been filled. */
@Injectable()
export class DemoPeople {
  private people: Demo['people'] = [];

  offer(people: Demo['people']): void {
    this.people = people;
  }

  all(): Demo['people'] {
    return this.people;
  }
}

@Controller('api/demo')
export class DemoController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly demo: DemoPeople,
  ) {}

  @Get()
  @Answers(200, demoShape)
  @Public()
  read(): Demo {
    // Outside a demo there is nothing to find here, not even the fact that there could be.
    if (!this.config.demo) throw new Refusal('not-found');
    return { people: this.demo.all() };
  }
}
