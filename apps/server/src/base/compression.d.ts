// Types of the compression middleware, which has none of its own.
declare module 'compression' {
  import type { Request, RequestHandler, Response } from 'express';
  interface Options {
    readonly threshold?: number;
    readonly filter?: (request: Request, response: Response) => boolean;
  }
  const compression: ((options?: Options) => RequestHandler) & {
    readonly filter: (request: Request, response: Response) => boolean;
  };
  export default compression;
}
