import type { RequestHandler } from 'express';
import type { Database } from './database/database.ts';

/** `GET /healthz`: 200 when the application can do its work, which takes the database; else 503 and why. */
export function health(database: Database, isReady: () => boolean): RequestHandler {
  return async (_request, response) => {
    const startedAtMs = performance.now();
    try {
      await database.query('SELECT 1');
    } catch (error) {
      response
        .status(503)
        .json({ status: 'unavailable', database: { status: 'down', error: (error as Error).message } });
      return;
    }
    const up = { status: 'up', latency_ms: Math.round((performance.now() - startedAtMs) * 1000) / 1000 };
    if (isReady()) response.json({ status: 'ok', database: up });
    else response.status(503).json({ status: 'starting', database: up });
  };
}
