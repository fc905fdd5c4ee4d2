/** The lines of a text that comes in pieces, each as soon as it is whole; empty ones are none. */
export async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let parts: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const [first = '', ...others] = decoder.decode(value, { stream: !done }).split('\n');
      parts.push(first);
      for (const next of others) {
        const line = parts.join('');
        parts = [next];
        if (line !== '') yield line;
      }
      if (done) break;
    }
    const last = parts.join('');
    if (last !== '') yield last;
  } finally {
    // Whoever stops reading in between wants no more of it.
    await reader.cancel().catch(() => undefined);
  }
}
