import path from 'node:path';
import { projectRoot } from '../lib/config/places.ts';

/** Where Node keeps the compiled form of our code and our dependencies; it does without where it cannot write. */
export const compileCacheDir = path.join(projectRoot, 'node_modules/.cache/labrador-compile');
