// Makes the blob store available to every room.
import { Global, Module } from '@nestjs/common';
import { BlobStore } from './blob-store';
import { CONFIG, type Config } from './config';

@Global()
@Module({
  providers: [{ provide: BlobStore, inject: [CONFIG], useFactory: (config: Config) => new BlobStore(config.dataDir) }],
  exports: [BlobStore],
})
export class BlobStoreModule {}
