import { basicAuthorization, type HttpRequest, withoutCredentials } from 'labrador/check';
import type { OpenmetricsInstance } from './instance.ts';

const acceptOpenMetrics = 'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.9';

/** The request for an endpoint's metrics. `headers` of the instance are in place of all but `Accept`. */
export function requestOf(instance: OpenmetricsInstance): HttpRequest {
  const { openmetrics_endpoint: endpoint, use_latest_spec } = instance;
  const headers = new Headers(instance.headers ?? { 'User-Agent': 'Labrador', 'Accept-Encoding': 'gzip' });
  for (const [name, value] of Object.entries(instance.extra_headers)) headers.set(name, value);
  if (!headers.has('accept')) headers.set('accept', use_latest_spec ? acceptOpenMetrics : 'text/plain');
  const authorization = basicAuthorization(instance, endpoint);
  if (authorization !== undefined) headers.set('authorization', authorization);
  return { url: new URL(withoutCredentials(endpoint)), method: 'GET', headers };
}
