import { Bonjour, type Browser } from 'bonjour-service';
import type { NearbyRoom } from '../bridge.ts';
import { nearbyRoom, SERVICE_TYPE } from './nearby-room.ts';

/** More than a person would look through; whoever shouts the loudest fills no more. */
const MAX_ROOMS = 30;
/** A room whose computer has died says no goodbye: each round asks anew, and who does not answer is forgotten. */
const ROUND_MS = 15_000;
const ANSWER_MS = 3_000;

/** Looks for rooms that others show on this network. @returns its undo */
export function searchRooms(onRooms: (rooms: NearbyRoom[]) => void): () => void {
  const bonjour = new Bonjour(undefined, (error: unknown) => console.warn('rooms cannot be looked for', error));
  const found = new Map<string, { room: NearbyRoom; round: number }>();
  let browser: Browser | undefined;
  let round = 0;
  const tell = (): void => onRooms([...found.values()].map(({ room }) => room));
  const take = (service: { fqdn: string }): void => {
    const room = nearbyRoom(service);
    if (!room || (found.size >= MAX_ROOMS && !found.has(service.fqdn))) return;
    found.set(service.fqdn, { room, round });
    tell();
  };
  const ask = (): void => {
    browser?.stop();
    round += 1;
    browser = bonjour.find({ type: SERVICE_TYPE });
    browser.on('up', take);
    browser.on('txt-update', take);
    browser.on('srv-update', take);
    browser.on('down', ({ fqdn }: { fqdn: string }) => found.delete(fqdn) && tell());
    setTimeout(forget, ANSWER_MS).unref();
  };
  const forget = (): void => {
    const silent = [...found].filter(([, one]) => one.round < round);
    for (const [fqdn] of silent) found.delete(fqdn);
    if (silent.length > 0) tell();
  };
  const timer = setInterval(ask, ROUND_MS);
  ask();
  return () => {
    clearInterval(timer);
    browser?.stop();
    bonjour.destroy();
  };
}
