// Makes the blob store available to every room.
import { Global, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { BlobStore } from './blob-store';
import { CLOCK, type Clock } from './clock';
import { CONFIG, type Config } from './config';

@Global()
@Module({
  providers: [
    { provide: BlobStore, inject: [CONFIG], useFactory: (config: Config) => new BlobStore(config.dataDir) },
  ],
  exports: [BlobStore],
})
export class BlobStoreModule implements OnModuleInit {
  constructor(
    private readonly blobs: BlobStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.blobs.removeLeftOvers(this.clock());
  }
}
