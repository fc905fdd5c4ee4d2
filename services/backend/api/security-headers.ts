import type { RequestHandler, Response } from 'express';

/**
 * The console's page may load from this server only and run no inline script, but for pictures and frames of dashboards,
 * which show what their authors name; frames are sandboxed (iframe-widget.tsx). Styles may be inline: the components set
 * them on elements.
 */
const contentSecurityPolicy = (ancestors: readonly string[]): string =>
  [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: http: https:",
    'frame-src http: https:',
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors.length > 0 ? ancestors.join(' ') : "'none'"}`,
  ].join('; ');

/** Headers of every answer: nothing of it is to be framed, sniffed, or read by a page of another site. */
export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': contentSecurityPolicy([]),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
  });
  next();
};

/** For a page that is made to be framed: sites may frame it, with their addresses as the policy has them. */
export function allowFrames(response: Response, ancestors: readonly string[]): void {
  response.removeHeader('X-Frame-Options');
  response.set('Content-Security-Policy', contentSecurityPolicy(ancestors));
}
