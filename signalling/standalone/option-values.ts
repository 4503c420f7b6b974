/** What the command line's options accept. Each throws a sentence that commander adds to the option's name. */
import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { clientAddressFinder, type TrustedProxies } from '../http/client-address.ts';
import { dataFolder } from './data-folder.ts';

/** RFC 7065. A browser throws on any other address, and nobody could call. */
const TURN_URL = /^turns?:([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?(\?transport=(udp|tcp))?$/;

export function parseWhole(text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
}

/** The option may come more than once, and each time with several. */
export function parseOrigins(text: string, earlier: string[]): string[] {
  return [...earlier, ...listOf(text).map(parseOrigin)];
}

export function parseTurnUrls(text: string, earlier: string[]): string[] {
  const urls = listOf(text);
  if (urls.every((url) => TURN_URL.test(url))) return [...earlier, ...urls];
  throw new InvalidArgumentError('It must be like turn:turn.example:3478 or turns:turn.example?transport=tcp.');
}

export function parseTrustedProxies(text: string): TrustedProxies {
  const proxies = /^\d{1,2}$/.test(text) ? Number(text) : listOf(text);
  try {
    clientAddressFinder(proxies);
    return proxies;
  } catch {
    throw new InvalidArgumentError('It must be how many proxies there are, or addresses like 10.0.0.0/8.');
  }
}

/** A variable cannot be given without a value, so it may also say yes. */
export function parseFolder(text: string): string {
  return /^(|1|true|yes)$/i.test(text) ? dataFolder() : resolve(text);
}

function parseOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new InvalidArgumentError('It must be like https://call.example.');
}

function listOf(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}
