/** The handles in a message, without their `@`, each once: `@slack-ops`, `@a@example.com`. */
export function handlesIn(message: string): readonly string[] {
  const found = message.match(/(?<=^|[\s>}(])@[A-Za-z0-9_][^\s,;<>{}()"']*/g) ?? [];
  return [...new Set(found.map((handle) => handle.slice(1).replace(/[.:!?]+$/, '')))];
}
