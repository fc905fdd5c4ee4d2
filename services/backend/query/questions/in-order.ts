/**
 * What tasks come to, in their order, with so many underway at the same time. None begins before what is taken of them is
 * fewer than that, so that whoever reads slowly holds no more.
 */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  task: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underway: Promise<Result>[] = [];
  for (const item of items) {
    const begun = task(item);
    // Whoever reads learns of it in its turn, or has gone.
    begun.catch(() => undefined);
    underway.push(begun);
    if (underway.length === atOnce) yield await (underway.shift() as Promise<Result>);
  }
  while (underway.length > 0) yield await (underway.shift() as Promise<Result>);
}
