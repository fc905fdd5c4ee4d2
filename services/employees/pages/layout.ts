import type { Assets } from './assets.ts';
import { type Html, html } from './html.ts';

/** One page. */
export interface PageContent {
  readonly title: string;
  /** What was done before: the message on top. */
  readonly flash?: string | undefined;
  readonly body: Html;
}

/** The whole document around a page. */
export function layout(assets: Assets, { title, flash, body }: PageContent): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Staff directory</title>
<link rel="icon" type="image/svg+xml" href="${assets.icon.path}">
<link rel="stylesheet" href="${assets.style.path}">
</head>
<body>
<a class="skip" href="#main">Skip to the page</a>
<header class="top">
<a class="brand" href="/employees"><img src="${assets.icon.path}" alt="" width="28" height="28">Staff directory</a>
</header>
<main id="main" tabindex="-1">
${flash !== undefined && html`<p class="flash" role="status">${flash}</p>`}
${body}
</main>
</body>
</html>
`.text;
}
