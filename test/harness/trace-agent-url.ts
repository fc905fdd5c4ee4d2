import type { LabStatus } from '../../lib/api-types/lab.ts';

/** Where the trace receiver of a lab listens; `url` is the console's. */
export async function traceAgentUrl(url: string): Promise<string> {
  const lab = (await (await fetch(`${url}/labrador/api/lab`)).json()) as LabStatus;
  const receiver = lab.backend.endpoints.traces;
  if (receiver === undefined) throw new Error('The lab has no trace receiver');
  return receiver;
}
