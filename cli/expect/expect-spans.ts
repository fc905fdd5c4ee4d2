import type { Lab } from './ask-lab.ts';
import { awaitCondition, type Outcome } from './await-condition.ts';
import type { Condition } from './condition.ts';
import type { SpansFound } from './describe-spans.ts';
import { missingAttributes } from './missing-attributes.ts';
import { namedServices } from './named-services.ts';
import { commonKinds, countSpans, type LabSpans, newestSpans } from './spans-lab.ts';

/** Waits until the number of spans that match meets the condition; where it does not, looks what came. */
export async function expectSpans(
  lab: Lab,
  spans: LabSpans & { readonly condition: Condition },
  wait: Parameters<typeof awaitCondition>[2],
): Promise<Outcome<SpansFound>> {
  const outcome = await awaitCondition(() => countSpans(lab, spans), spans.condition.holds, wait);
  if (outcome.kind === 'error') return outcome;
  const count = outcome.found;
  if (outcome.kind === 'holds') return { kind: 'holds', found: { holds: true, count } };
  return { kind: 'fails', found: { holds: false, count, ...(await whatCame(lab, spans, count)) } };
}

/** Of what is not answered any more nothing is told: the count is known. */
async function whatCame(
  lab: Lab,
  { search, windowS }: LabSpans,
  count: number,
): Promise<Pick<SpansFound, 'newest' | 'kinds' | 'ofServices' | 'missing'>> {
  if (count > 0) {
    const newest = await newestSpans(lab, { search, windowS });
    return newest.kind === 'data' ? { newest: newest.response.data } : {};
  }
  const ofServices = namedServices(search);
  if (ofServices !== undefined) {
    const kinds = await commonKinds(lab, { search: ofServices, windowS });
    if (kinds.kind === 'data' && kinds.response.length > 0) {
      return { ...(await missingOf(lab, { search, windowS })), kinds: kinds.response, ofServices };
    }
  }
  const kinds = await commonKinds(lab, { search: '*', windowS });
  if (kinds.kind !== 'data') return {};
  const missing = kinds.response.length === 0 ? {} : await missingOf(lab, { search, windowS });
  return { ...missing, kinds: kinds.response };
}

async function missingOf(lab: Lab, spans: LabSpans): Promise<Pick<SpansFound, 'missing'>> {
  const missing = await missingAttributes(lab, spans);
  return missing.length === 0 ? {} : { missing };
}
