/** What an apdex of 0 to 1 is called: the usual steps of its authors. */
export function apdexWord(apdex: number): 'excellent' | 'good' | 'fair' | 'poor' | 'unacceptable' {
  if (apdex >= 0.94) return 'excellent';
  if (apdex >= 0.85) return 'good';
  if (apdex >= 0.7) return 'fair';
  return apdex >= 0.5 ? 'poor' : 'unacceptable';
}
