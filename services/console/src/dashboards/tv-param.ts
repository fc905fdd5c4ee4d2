const TV = 'tv';

/** Whether an address shows a board in TV mode: `?tv=1`. */
export function isTvIn(params: URLSearchParams): boolean {
  return params.get(TV) === '1';
}

/** The same parameters with TV mode on or off. */
export function paramsWithTv(params: URLSearchParams, isTv: boolean): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete(TV);
  if (isTv) next.set(TV, '1');
  return next;
}
