// Describes the API from the same shapes that check it.
import type { INestApplication } from '@nestjs/common';
import {
  DocumentBuilder,
  SwaggerModule,
  type OpenAPIObject,
  type StandardSchemaConverter,
} from '@nestjs/swagger';

/** Serves `GET /api/openapi.json`; the description is made when it is first asked for. */
export const serveOpenApi = (app: INestApplication): void => {
  SwaggerModule.setup('api/openapi', app, () => describeApi(app), {
    ui: false,
    raw: ['json'],
    jsonDocumentUrl: 'api/openapi.json',
  });
};

/** The OpenAPI description of every route. */
export const describeApi = (app: INestApplication): OpenAPIObject => {
  const about = new DocumentBuilder()
    .setTitle('Samsvar')
    .setDescription(
      'Where organisations draft a consultation response together, linked to the sources it cites.',
    )
    .setVersion('1')
    .addCookieAuth('samsvar')
    .build();
  return SwaggerModule.createDocument(app, about, { standardSchemaConverter: toJsonSchema });
};

/** What every schema of ours can do beyond the standard: describe itself. */
interface Describable {
  readonly '~standard': {
    readonly jsonSchema?: Readonly<Record<'input' | 'output', (options: object) => Record<string, unknown>>>;
  };
}

/** A few values are checked by code of our own, which JSON Schema cannot express: those are described as anything. */
const toJsonSchema: StandardSchemaConverter = (shape, { schemaType }) => {
  if (typeof shape !== 'object' || shape === null || !('~standard' in shape)) return undefined;
  const { jsonSchema } = (shape as Describable)['~standard']; // the line above has looked
  if (!jsonSchema) return undefined;
  const schema = jsonSchema[schemaType]({
    target: 'openapi-3.0',
    libraryOptions: { unrepresentable: 'any' },
  });
  return { schema };
};
