// Puts the search room together.
import { Module } from '@nestjs/common';

@Module({})
export class SearchModule {}
