import { statSync } from 'node:fs';
import path from 'node:path';
import { type LoadedNotifyConfig, loadNotifyConfig } from '../../../../lib/config/notify-config.ts';
import type { Logger } from '../../../../lib/log/logger.ts';

/** `config/notify.yaml` as it is now: it is read again when it has changed. */
export class NotifySettings {
  readonly #configDir: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #log: Pick<Logger, 'error' | 'warn'>;
  #loaded: LoadedNotifyConfig | undefined;
  #version = '';

  constructor(parts: { configDir: string; env: NodeJS.ProcessEnv; log: Pick<Logger, 'error' | 'warn'> }) {
    this.#configDir = parts.configDir;
    this.#env = parts.env;
    this.#log = parts.log;
  }

  /** What it says; what is wrong in it is logged once for each change. */
  current(): LoadedNotifyConfig {
    const version = this.#versionOnDisk();
    if (this.#loaded && version === this.#version) return this.#loaded;
    this.#version = version;
    this.#loaded = loadNotifyConfig(this.#configDir, this.#env);
    for (const { severity, file, line, message } of this.#loaded.problems) {
      this.#log[severity === 'error' ? 'error' : 'warn'](`${file}${line === undefined ? '' : `:${line}`}: ${message}`);
    }
    return this.#loaded;
  }

  /** A text without what is not to be shown. */
  withoutSecrets(text: string): string {
    return this.current().secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
  }

  #versionOnDisk(): string {
    const about = statSync(path.join(this.#configDir, 'notify.yaml'), { throwIfNoEntry: false });
    return about ? `${about.mtimeMs} ${about.size} ${about.ino}` : 'none';
  }
}
