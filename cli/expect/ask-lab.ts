/** The answer of a lab: its body, a refusal that waiting does not mend, or nobody there. */
export type LabAnswer<Body> =
  | { readonly kind: 'data'; readonly response: Body }
  | { readonly kind: 'refused'; readonly status: number; readonly errors: string }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** Which lab to ask, and how. */
export interface Lab {
  /** Without path. */
  readonly url: string;
  readonly keys: { readonly api?: string; readonly app?: string };
  readonly timeoutMs: number;
}

/**
 * Asks a lab for JSON: a GET, or with a body a POST.
 * @param question.isBody whether an answer is what was asked for
 */
export async function askLab<Body>(
  { url, keys, timeoutMs }: Lab,
  question: {
    readonly path: string;
    readonly parameters?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly isBody: (body: unknown) => body is Body;
  },
): Promise<LabAnswer<Body>> {
  const target = new URL(question.path, url);
  target.search = new URLSearchParams(question.parameters).toString();
  const headers = {
    ...(keys.api === undefined ? {} : { 'DD-API-KEY': keys.api }),
    ...(keys.app === undefined ? {} : { 'DD-APPLICATION-KEY': keys.app }),
    ...(question.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
  const post = question.body === undefined ? {} : { method: 'POST', body: JSON.stringify(question.body) };
  let status: number;
  let text: string;
  try {
    const response = await fetch(target, { headers, signal: AbortSignal.timeout(timeoutMs), ...post });
    status = response.status;
    text = await response.text();
  } catch (error) {
    return { kind: 'unreachable', reason: reasonOf(error) };
  }
  const body = parseJson(text);
  if (status === 200 && question.isBody(body)) return { kind: 'data', response: body };
  return { kind: 'refused', status, errors: errorsOf(body) ?? text.slice(0, 500) };
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Datadog's error bodies, `{"errors":["…"]}` and `{"errors":[{"title":"…","detail":"…"}]}`. */
function errorsOf(body: unknown): string | undefined {
  const errors = typeof body === 'object' && body !== null ? (body as { errors?: unknown }).errors : undefined;
  return Array.isArray(errors) ? errors.map(textOf).join('; ') : undefined;
}

function textOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { detail, title } = error as { readonly detail?: unknown; readonly title?: unknown };
  return String(detail ?? title);
}
