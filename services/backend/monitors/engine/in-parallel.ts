/** Does something with each item, with so many at a time. Fails with the first that fails. */
export async function inParallel<Item>(
  items: readonly Item[],
  atATime: number,
  task: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const work = async (): Promise<void> => {
    for (const item of rest) await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(atATime, items.length) }, work));
}
