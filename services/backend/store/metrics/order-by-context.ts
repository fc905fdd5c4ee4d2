import type { PointColumns } from './point-reader.ts';

/** How many ids may lie between the least and the greatest for each point: there is a counter for each. */
const idsPerPoint = 16;

/** The columns of points that stand for one point each. */
type Points = Omit<PointColumns, 'count'>;

/**
 * The same points with those of a context side by side, in the order they had. Points whose ids lie far apart stay as they are: what
 * reads them may rely on no order.
 */
export function orderByContext({ contextId, timestampS, value }: Points): Points {
  const { firstId, idCount } = idsOf(contextId);
  if (idCount > idsPerPoint * contextId.length) return { contextId, timestampS, value };
  /** Where the next point of each context goes. */
  const next = new Uint32Array(idCount + 1);
  for (let row = 0; row < contextId.length; row++) {
    const at = (contextId[row] as number) - firstId + 1;
    next[at] = (next[at] as number) + 1;
  }
  for (let id = 1; id <= idCount; id++) next[id] = (next[id] as number) + (next[id - 1] as number);
  const ordered = {
    contextId: new Uint32Array(contextId.length),
    timestampS: new Uint32Array(contextId.length),
    value: new Float64Array(contextId.length),
  };
  for (let row = 0; row < contextId.length; row++) {
    const id = contextId[row] as number;
    const at = next[id - firstId] as number;
    next[id - firstId] = at + 1;
    ordered.contextId[at] = id;
    ordered.timestampS[at] = timestampS[row] as number;
    ordered.value[at] = value[row] as number;
  }
  return ordered;
}

function idsOf(contextId: Uint32Array): { readonly firstId: number; readonly idCount: number } {
  let firstId = contextId[0] ?? 0;
  let lastId = firstId;
  for (let row = 1; row < contextId.length; row++) {
    const id = contextId[row] as number;
    if (id < firstId) firstId = id;
    else if (id > lastId) lastId = id;
  }
  return { firstId, idCount: lastId - firstId + 1 };
}
