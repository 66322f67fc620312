// Puts the case-file room together.
import { Module } from '@nestjs/common';
import { ConsultationModule } from '../consultation/consultation.module';
import { CaseFileService } from './case-file.service';

@Module({ imports: [ConsultationModule], providers: [CaseFileService], exports: [CaseFileService] })
export class CaseFileModule {}
