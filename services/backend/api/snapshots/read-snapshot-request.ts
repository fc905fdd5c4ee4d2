import type { Request } from 'express';
import { errors } from '../../../../lib/http/errors.ts';
import type { PictureRequest } from '../../../../lib/picture/picture.ts';
import { countParam, optionalParam, requiredSeconds } from '../request-params.ts';
import { readGraphDef } from './read-graph-def.ts';

/** A snapshot that somebody wants, and what the answer says of its graph. */
export interface SnapshotRequest {
  readonly picture: PictureRequest;
  readonly said: { readonly metric_query?: string; readonly graph_def: string };
}

/** Pixels of pictures: what they have unless it is said, and how small and large they may be. */
const usual = { width: 600, height: 300 } as const;
const least = 80;
const most = 2000;

/**
 * Reads the parameters of `GET /api/v1/graph/snapshot` (api.md 8): `start` and `end` in Unix seconds, `metric_query` or
 * `graph_def`, `title`, `width`, `height`.
 * @throws HttpError 400 that names the parameter
 */
export function readSnapshotRequest(request: Pick<Request, 'query'>): SnapshotRequest {
  const [fromS, toS] = [requiredSeconds(request, 'start'), requiredSeconds(request, 'end')];
  if (fromS >= toS) throw errors.startNotBeforeEnd(fromS, toS);
  if (optionalParam(request, 'event_query') !== undefined)
    throw errors.parameterNotSupported("parameter 'event_query'");
  const { definition, said } = readGraph(request);
  const title = optionalParam(request, 'title');
  return {
    picture: {
      definition: title === undefined ? definition : { ...definition, title },
      window: { fromMs: fromS * 1000, toMs: toS * 1000 },
      width: sizeParam(request, 'width'),
      height: sizeParam(request, 'height'),
      theme: 'light',
    },
    said,
  };
}

function readGraph(request: Pick<Request, 'query'>): {
  readonly definition: PictureRequest['definition'];
  readonly said: SnapshotRequest['said'];
} {
  const [query, graph] = [optionalParam(request, 'metric_query'), optionalParam(request, 'graph_def')];
  if (query !== undefined && graph !== undefined) throw errors.exclusiveParameters('metric_query', 'graph_def');
  if (graph !== undefined) return { definition: readGraphDef(graph), said: { graph_def: graph } };
  if (query === undefined) throw errors.parameterMissing('metric_query');
  // As Datadog writes it, with its spaces.
  const graphDef = `{"requests": [{"q": ${JSON.stringify(query)}}]}`;
  return { definition: readGraphDef(graphDef), said: { metric_query: query, graph_def: graphDef } };
}

function sizeParam(request: Pick<Request, 'query'>, name: keyof typeof usual): number {
  const size = countParam(request, name) ?? usual[name];
  if (size < least || size > most) throw errors.outsideOf(name, least, most);
  return size;
}
