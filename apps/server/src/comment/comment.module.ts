// Puts the comment room together.
import { Module } from '@nestjs/common';
import { NotificationModule } from '../notification/notification.module';
import { ResponseModule } from '../response/response.module';
import { AnchorAftermath } from './anchor-aftermath';
import { AnchorFollower } from './anchor-follower';
import { AnchorMender } from './anchor-mender';
import { AnchorSharing } from './anchor-sharing';
import { AnchorSweep } from './anchor-sweep';
import { Anchors } from './anchors';
import { BeginThreads } from './begin-threads';
import { CommentController } from './comment.controller';
import { CommentService } from './comment.service';
import { InsideSections } from './inside-sections';
import { MoveThread } from './move-thread';
import { ReviewDoor } from './review-door';
import { ReviewEvents } from './review-events';
import { ReviewNews } from './review-news';
import { ReviewPace } from './review-pace';
import { Sections } from './sections';
import { ThreadChanges } from './thread-changes';
import { ThreadController } from './thread.controller';
import { ThreadReader } from './thread-reader';
import { ThreadService } from './thread.service';

/** What the suggestion room and the Word file build on. */
const SHARED = [Anchors, BeginThreads, CommentService, InsideSections, ReviewDoor, ReviewEvents, ReviewNews, Sections, ThreadReader, ThreadService];

@Module({
  imports: [ResponseModule, NotificationModule],
  controllers: [ThreadController, CommentController],
  providers: [...SHARED, ReviewPace, ThreadChanges, MoveThread, AnchorMender, AnchorAftermath, AnchorFollower, AnchorSharing, AnchorSweep],
  exports: SHARED,
})
export class CommentModule {}
