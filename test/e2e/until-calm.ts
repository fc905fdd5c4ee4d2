import type { Page } from 'playwright-core';

/** Waits until a page has drawn what it has to draw: no frame is due for half a second. */
export async function untilCalm(page: Page): Promise<void> {
  await page.evaluate(UNTIL_CALM);
}

/** While a frame is due, the page's thread is never idle for longer than until then: 16 ms. Else it may be for 50 ms. */
const UNTIL_CALM = `new Promise((done) => {
  let calm = 0;
  const look = (idle) => {
    calm = idle.timeRemaining() > 25 ? calm + 1 : 0;
    if (calm === 10) done();
    else setTimeout(() => requestIdleCallback(look), 50);
  };
  requestIdleCallback(look);
})`;
