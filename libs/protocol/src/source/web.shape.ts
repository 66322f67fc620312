// Web pages as sources: dated snapshots, asked for again.
import { DOCUMENT_ROLES, SOURCE_KINDS, type ConsultationId, type OrganisationId } from '@samsvar/domain';
import { z } from '../base/zod';
import { idShape, lineShape } from '../base/shapes';
import { jobShape, sourceShape } from './source.shape';

/** Largest page in bytes, longest wait in seconds, most redirects, and days between two looks. */
export const WEB_PAGE_LIMIT = 10_000_000;
export const WEB_SECONDS = 20;
export const WEB_REDIRECTS = 5;
export const WATCH_DAYS = 7;

/**
 * `POST /api/sources/web`, answered 202 with `uploadedShape`. The page is fetched by a job; an address that may not be fetched is
 * refused at once as `address-not-allowed`. The same address again, where there is a source of it, fetches a new version.
 */
export const webSourceShape = z.strictObject({
  organisation: idShape<OrganisationId>(),
  url: z.string().trim().min(1).max(2000),
  consultation: idShape<ConsultationId>().optional(),
  documentRole: z.enum(DOCUMENT_ROLES).optional(),
  kind: z.enum(SOURCE_KINDS).optional(),
  title: lineShape(300).optional(),
});
export type WebSource = z.infer<typeof webSourceShape>;

/**
 * `POST /api/sources/:id/snapshots` looks at the page now; answered 202 with `snapshotShape`. A page with the same words gets no
 * new version. While it is being fetched already, that job is answered.
 */
export const snapshotShape = z.strictObject({ source: sourceShape, job: jobShape });
export type SnapshotBody = z.infer<typeof snapshotShape>;

/** `GET /api/sources/:id/watch`, and `PUT` with `isOn` alone, which answers it. 404 for what is no web page. */
export const watchShape = z.strictObject({
  isOn: z.boolean(),
  url: z.string(),
  nextAt: z.string(),
  lastAt: z.string().nullable(),
  lastResult: z.string().nullable(),
});
export type WatchBody = z.infer<typeof watchShape>;
export const watchChangeShape = z.strictObject({ isOn: z.boolean() });
