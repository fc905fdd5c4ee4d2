import { statSync } from 'node:fs';
import path from 'node:path';
import { type LoadedNotifyConfig, loadNotifyConfig } from '../../../../lib/config/notify-config.ts';
import type { NotifyConfig } from '../../../../lib/config/notify-schema.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import type { SettingsProblem } from '../../../../lib/model/process-status.ts';

/** What messages go by. */
export interface SettingsInForce {
  readonly config: NotifyConfig;
  /** Values that are not to be shown. */
  readonly secrets: readonly string[];
  /** Keys of which nobody knows yet what they are to be, and what is wrong with the file there. */
  readonly unknown: { readonly smtp_url?: string; readonly webhooks?: string };
  /** What is wrong with the file as it is now. */
  readonly problems: readonly SettingsProblem[];
}

interface SettingsParts {
  readonly configDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: Pick<Logger, 'info' | 'error' | 'warn'>;
}

/**
 * `config/notify.yaml` as it is now. While it is wrong the last settings that were right go on; where there were none, those
 * of its keys that are right. What is wrong with it, and that it is right again, is logged once.
 */
export class NotifySettings {
  readonly #parts: SettingsParts;
  #inForce: SettingsInForce | undefined;
  #wasEverRight = false;
  #isWrong = false;
  #version = '';

  constructor(parts: SettingsParts) {
    this.#parts = parts;
  }

  /** What it says, read again when it has changed. */
  current(): SettingsInForce {
    const version = this.#versionOnDisk();
    if (this.#inForce && version === this.#version) return this.#inForce;
    this.#inForce = this.#take(version);
    return this.#inForce;
  }

  /** A text without what is not to be shown. */
  withoutSecrets(text: string): string {
    return this.current().secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
  }

  #take(version: string): SettingsInForce {
    this.#version = version;
    const { log, configDir, env } = this.#parts;
    const loaded = loadNotifyConfig(configDir, env);
    const isWrong = loaded.problems.some(({ severity }) => severity === 'error');
    for (const { severity, file, line, message } of loaded.problems) {
      log[severity === 'error' ? 'error' : 'warn'](`${file}${line === undefined ? '' : `:${line}`}: ${message}`);
    }
    if (isWrong && this.#wasEverRight) log.warn(`${loaded.file}: the settings before it was changed go on`);
    if (!isWrong && this.#isWrong) log.info(`${loaded.file}: is right again`);
    this.#isWrong = isWrong;
    this.#wasEverRight ||= !isWrong;
    const { config, secrets, problems } = loaded;
    if (!isWrong) return { config, secrets, unknown: {}, problems };
    if (!this.#wasEverRight || !this.#inForce) return { config, secrets, unknown: unknownOf(loaded), problems };
    // What they have no place for may have one in the file, which does not count as long as anything in it is wrong.
    const unknown = { ...unknownOf(loaded, () => true), ...unknownOf(loaded) };
    return { config: this.#inForce.config, secrets: joined(this.#inForce.secrets, secrets), unknown, problems };
  }

  #versionOnDisk(): string {
    const about = statSync(path.join(this.#parts.configDir, 'notify.yaml'), { throwIfNoEntry: false });
    return about ? `${about.mtimeMs} ${about.size} ${about.ino}` : 'none';
  }
}

/** The longest first, so that none is left in parts. */
function joined(some: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set([...some, ...others])].sort((a, b) => b.length - a.length);
}

/** @param isAbout whether what is wrong at a key of the file concerns one of the settings; absent: at that, or at no key */
function unknownOf(
  { problems }: LoadedNotifyConfig,
  isAbout = (key: string | undefined, name: string): boolean => key === undefined || key.split(/[.[]/)[0] === name,
): SettingsInForce['unknown'] {
  const whyOf = (name: 'smtp_url' | 'webhooks') => {
    const found = problems.find(({ severity, key }) => severity === 'error' && isAbout(key, name));
    const line = found?.line === undefined ? '' : `:${found.line}`;
    return found && { [name]: `config/notify.yaml${line}: ${found.message}` };
  };
  return { ...whyOf('smtp_url'), ...whyOf('webhooks') };
}
