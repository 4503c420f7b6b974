/** Identities of rooms that a person has made, in the app's own storage: their keys cannot be taken out of it. */
import { createStore, del, get, keys, set } from 'idb-keyval';
import type { Identity } from '../call/seal/identity.ts';
import type { IdentityStore } from './platform.ts';

export function createIdentityStore(): IdentityStore {
  const store = createStore('engage', 'identities');
  return {
    keep: (host, identity) => set(host, identity, store),
    find: async (host) => identityOf(await get<unknown>(host, store)),
    keepOnly: async (hosts) => {
      const kept = new Set<IDBValidKey>(hosts);
      const gone = (await keys(store)).filter((key) => !kept.has(key));
      await Promise.all(gone.map((key) => del(key, store)));
    },
  };
}

function identityOf(stored: unknown): Identity | undefined {
  if (typeof stored !== 'object' || stored === null || !('publicKey' in stored) || !('privateKey' in stored)) return;
  const { publicKey, privateKey } = stored;
  const isIdentity = publicKey instanceof Uint8Array && privateKey instanceof CryptoKey;
  return isIdentity ? { publicKey: new Uint8Array(publicKey), privateKey } : undefined;
}
