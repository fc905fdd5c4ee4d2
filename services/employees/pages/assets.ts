import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A file that pages refer to. */
export interface Asset {
  /** With the hash of its content: a browser may keep it for ever. */
  readonly path: string;
  readonly type: string;
  readonly content: Buffer;
}

/** The files of all pages. */
export interface Assets {
  readonly style: Asset;
  readonly icon: Asset;
}

/** Reads the files. */
export function loadAssets(): Assets {
  return { style: load('style.css', 'text/css; charset=utf-8'), icon: load('icon.svg', 'image/svg+xml') };
}

function load(name: string, type: string): Asset {
  const content = readFileSync(new URL(name, import.meta.url));
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { path: `/assets/${hash}/${name}`, type, content };
}
