import { registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { projectRoot } from '../../../lib/config/places.ts';
import { fileSignature } from '../reload/file-signature.ts';
import { packageFiles } from './package-files.ts';
import type { LoadedModule } from './protocol.ts';

const projectUrl = pathToFileURL(path.join(projectRoot, 'package.json')).href;

/**
 * Lets a check import `labrador/check`, `labrador/check/testing` and `zod` wherever it lies, and tells which source
 * files it consists of: all modules outside the clone's `lib/`, the agent itself and `node_modules`, and the package.json
 * that says how each is read.
 */
export function installModuleHooks(onModule: (module: LoadedModule) => void): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (isOurs(specifier)) return next(specifier, { ...context, parentURL: projectUrl });
      if (!isZod(specifier)) return next(specifier, context);
      try {
        return next(specifier, context);
      } catch {
        return next(specifier, { ...context, parentURL: projectUrl });
      }
    },
    load(url, context, next) {
      const file = sourceFile(url);
      if (file)
        for (const each of [file, ...packageFiles(file)]) onModule({ file: each, signature: fileSignature(each) });
      return next(url, context);
    },
  });
}

function isOurs(specifier: string): boolean {
  return specifier === 'labrador/check' || specifier.startsWith('labrador/check/');
}

function isZod(specifier: string): boolean {
  return specifier === 'zod' || specifier.startsWith('zod/');
}

function sourceFile(url: string): string | undefined {
  if (!url.startsWith('file:')) return undefined;
  const file = fileURLToPath(url);
  if (file.includes(`${path.sep}node_modules${path.sep}`)) return undefined;
  const own = [path.join(projectRoot, 'lib'), path.join(projectRoot, 'services')];
  return own.some((folder) => file.startsWith(folder + path.sep)) ? undefined : file;
}
