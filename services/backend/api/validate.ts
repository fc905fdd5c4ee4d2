import type { Route } from '../../../lib/http/route.ts';
import type { ApiDeps } from './api-deps.ts';

/** The key's identity in `GET /api/v2/validate`; there is one key at most. */
const apiKeyId = '00000000-0000-0000-0000-000000000001';

/** Whether keys are valid: those that got here are (api.md 1.1). */
export const validateRoutes: readonly Route<ApiDeps>[] = [
  {
    method: 'get',
    path: '/api/v1/validate',
    keys: 'api',
    handle: () => (_request, response) => {
      response.json({ valid: true });
    },
  },
  {
    method: 'get',
    path: '/api/v2/validate',
    keys: 'api',
    handle: () => (_request, response) => {
      const attributes = { valid: true, api_key_id: apiKeyId, api_key_scopes: [] };
      response.json({ data: { id: apiKeyId, type: 'validate_v2', attributes } });
    },
  },
  {
    method: 'get',
    path: '/api/v2/validate_keys',
    keys: 'api+app',
    handle: () => (_request, response) => {
      response.json({ status: 'ok' });
    },
  },
];
