// Builds the application: what stands in front of the rooms, in order.
import 'reflect-metadata';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Parts } from './base/base.module';
import { readJson } from './base/body';
import { compressed, noStore, securityHeaders } from './base/headers';
import { readForm } from './base/form-body';
import { nestLogger } from './base/logger';
import { refuseForeignOrigin } from './base/origin';
import { requestLog } from './base/request-log';
import { webFiles } from './base/web-files';
import { serveOpenApi } from './base/open-api';
import { TokenDoor } from './integration/token-door';
import { CollabAdapter } from './response/collab-adapter';
import { ServerModule } from './server.module';
import { inSightOfCaller } from './session/in-sight-of-caller';
import { SessionDoor } from './session/session-door';

/** Where the built web app lies, seen from the source and from the bundle alike. */
export const WEB_FOLDER = path.resolve(import.meta.dirname, '../../web/dist');

/** Builds the application without listening. The order of the doors matters: each one spares the next. */
export const createApplication = async (
  parts: Parts,
  webFolder: string = WEB_FOLDER,
): Promise<NestExpressApplication> => {
  const { config, log } = parts;
  const app = await NestFactory.create<NestExpressApplication>(ServerModule.with(parts), {
    bodyParser: false,
    logger: nestLogger(log),
    // A fault while starting is thrown to the one who starts, not ended with an exit of its own.
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.use(requestLog(log), securityHeaders(config), compressed(), ...webFiles(webFolder));
  app.use(noStore, refuseForeignOrigin(config));
  const { handlers } = app.get(SessionDoor);
  app.use('/api', ...handlers, app.get(TokenDoor).handler, readJson(), inSightOfCaller);
  app.use('/sso', ...handlers, readForm());
  serveOpenApi(app);
  app.useWebSocketAdapter(new CollabAdapter(app));
  return app;
};
