// Says in the API's description what a route answers.
import { ApiResponse, type StandardSchemaObject } from '@nestjs/swagger';

/** The status and shape of a route's good answer, for `GET /api/openapi.json`. It checks nothing. */
export const Answers = (status: number, shape: StandardSchemaObject): MethodDecorator =>
  ApiResponse({ status, standardSchema: shape });
