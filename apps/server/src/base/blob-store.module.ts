// Makes the blob store available to every room.
import { Global, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { BlobStore } from './blob-store';
import { CLOCK, type Clock } from './clock';
import { CONFIG, type Config } from './config';
import { DiskBlobStore } from './disk-blob-store';
import { faultOf } from './fault';
import { LOG, type Log } from './logger';
import { ObjectBlobStore } from './object-blob-store';

const chooseStore = ({ dataDir, objectStore }: Config): BlobStore =>
  objectStore ? new ObjectBlobStore(dataDir, objectStore) : new DiskBlobStore(dataDir);

@Global()
@Module({
  providers: [{ provide: BlobStore, inject: [CONFIG], useFactory: chooseStore }],
  exports: [BlobStore],
})
export class BlobStoreModule implements OnModuleInit {
  constructor(
    private readonly blobs: BlobStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.blobs.removeLeftOvers(this.clock());
    // Writing together needs no files: a store that is away is told of, and does not keep the server from starting.
    void this.blobs.check().catch((error: unknown) => this.log.error(faultOf(error), 'files cannot be kept'));
  }
}
