import { HttpError } from './http-error.ts';

/**
 * The catalogue of errors that any route may answer with: status and text in one place, Datadog's own where one is
 * known (reference: api.md 1.2). It lives in lib/http, not in the API, because the intake doors refuse with it too and
 * may not import the API.
 */
export const errors = {
  apiKeyRequired: () => new HttpError(403, 'API key required'),
  appKeyRequired: () => new HttpError(403, 'Application key required'),
  forbidden: () => new HttpError(403, 'Forbidden'),
  hostRefused: (host: string) =>
    new HttpError(
      403,
      `Host '${host}' is not served here; if the lab should answer to this name, add it to labrador.allowed_hosts in datadog.yaml`,
    ),
  originRefused: (origin: string) =>
    new HttpError(403, `Requests from pages of another site are refused (Origin '${origin}')`),
  notFound: () => new HttpError(404, 'Not found'),
  notSupportedYet: (what: string) => new HttpError(404, `not supported yet: ${what}`),
  bodyTooLarge: (limit: number) => new HttpError(413, `Payload too large: at most ${limit} bytes as sent`),
  inflatedTooLarge: (limit: number) =>
    new HttpError(413, `Payload too large: at most ${limit} bytes when decompressed`),
  encodingNotSupported: (encoding: string) =>
    new HttpError(415, `Content-Encoding '${encoding}' is not supported; use gzip, deflate, zstd or identity`),
  corruptBody: (encoding: string, reason: string) =>
    new HttpError(400, `Cannot decompress body (Content-Encoding '${encoding}'): ${reason}`),
  invalidJson: (reason: string) => new HttpError(400, `Invalid JSON: ${reason}`),
  bodyMissing: () => new HttpError(400, 'Request body is missing'),
  bodyCutOff: () => new HttpError(400, 'Request body ended before it was complete'),
  eventTooOld: () => new HttpError(400, 'Event too far in the past'),
  bad: (texts: string | readonly string[]) => new HttpError(400, texts),
  tooManyBodies: () => new HttpError(429, 'Too many large requests at once; send again later'),
  overloaded: () => new HttpError(429, 'Too many points are waiting to be stored; send again later'),
  internal: () => new HttpError(500, 'Internal error; the log of the backend says more'),
} as const;
