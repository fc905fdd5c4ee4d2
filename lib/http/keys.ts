import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { RequestHandler } from 'express';
import { errors } from './errors.ts';
import type { RouteKeys } from './route.ts';

export interface KeyOptions {
  /** Absent or empty: any is accepted, none is needed. */
  readonly apiKey?: string | undefined;
  readonly appKey?: string | undefined;
  /** Addresses or networks (`10.0.2.2`, `10.0.2.0/24`) from which no keys are asked. */
  readonly keylessFrom: readonly string[];
}

/** Checks the keys of requests as Datadog does (api.md 1.1), once keys are configured. */
export interface KeyCheck {
  /** A middleware that lets through what has the keys that a route asks for; 403 otherwise. */
  require(keys: RouteKeys): RequestHandler;
}

/**
 * @throws when an entry of `keylessFrom` is no address and no network
 */
export function createKeyCheck(options: KeyOptions): KeyCheck {
  const keyless = parseNetworks(options.keylessFrom);
  const apiKey = options.apiKey || undefined;
  const appKey = options.appKey || undefined;
  return {
    require(keys): RequestHandler {
      return (request, _response, next) => {
        if (keys !== 'none' && !isKeyless(keyless, request.socket.remoteAddress)) {
          const given = (header: string, parameter: string): string => {
            const value = request.headers[header] ?? request.query[parameter];
            return typeof value === 'string' ? value : '';
          };
          if (apiKey) demand(apiKey, given('dd-api-key', 'api_key'), errors.apiKeyRequired);
          if (appKey && keys === 'api+app') {
            demand(appKey, given('dd-application-key', 'application_key'), errors.appKeyRequired);
          }
        }
        next();
      };
    },
  };
}

function demand(key: string, given: string, missing: () => Error): void {
  if (given === '') throw missing();
  if (!sameText(key, given)) throw errors.forbidden();
}

/** Compares in constant time; hashing makes the lengths equal. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function parseNetworks(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits, ...rest] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const maxBits = family === 'ipv6' ? 128 : 32;
    const prefix = bits === undefined ? maxBits : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
    if (isIP(address) === 0 || rest.length > 0 || !(prefix >= 0 && prefix <= maxBits)) {
      throw new Error(`labrador.keyless_from: '${entry}' is no address and no network (10.0.2.2, 10.0.2.0/24)`);
    }
    list.addSubnet(address, prefix, family);
  }
  return list;
}

function isKeyless(list: BlockList, address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const family = isIP(plain);
  return family !== 0 && list.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}
