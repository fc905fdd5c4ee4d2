import type { Request, RequestHandler, Response } from 'express';

/** The work of a route. */
export type Handle = (request: Request, response: Response) => Promise<void> | void;

/** A handler with a name, by which tracers and stacks show it. */
export function named(name: string, handle: Handle): RequestHandler {
  return Object.defineProperty((request: Request, response: Response) => handle(request, response), 'name', {
    value: name,
  });
}
