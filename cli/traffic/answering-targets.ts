import type { Targets } from './run-traffic.ts';

const timeoutMs = 5000;

/** Those targets that answer, whatever they answer. */
export async function answeringTargets(targets: Required<Targets>, ask: typeof fetch): Promise<Targets> {
  const answers = async (url: URL): Promise<boolean> => {
    try {
      const response = await ask(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
      await response.arrayBuffer();
      return true;
    } catch {
      return false;
    }
  };
  const [employees, apmApp] = await Promise.all([answers(targets.employees), answers(targets.apmApp)]);
  return {
    ...(employees ? { employees: targets.employees } : {}),
    ...(apmApp ? { apmApp: targets.apmApp } : {}),
  };
}
