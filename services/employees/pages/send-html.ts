import type { Response } from 'express';

/** Ends a response with a page. By Node itself, which writes head and body at once, without a copy of the body. */
export function sendHtml(response: Response, page: string): void {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(page);
}
