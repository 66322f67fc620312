// Checks everything that comes in against its shape.
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Refusal } from '@samsvar/domain';

/** Structure of a complaint that any schema library gives. */
interface Issue {
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** The pipe for `@Body({ schema })` and `@Query({ schema })`: what does not fit is refused as `invalid`, with the field. */
export const validationPipe = () =>
  new StandardSchemaValidationPipe({ exceptionFactory: (issues: readonly Issue[]) => refusalOf(issues) });

/** The refusal for the first complaint; the field is left out when the whole value is wrong. */
export const refusalOf = (issues: readonly Issue[]): Refusal => {
  const field = (issues[0]?.path ?? [])
    .map((step) => String(typeof step === 'object' ? step.key : step))
    .join('.');
  return new Refusal('invalid', field ? { field } : {});
};
