/** Asked of any object by the language, the console or a promise; Electron has none of them either. */
const ABSENT_EVERYWHERE = new Set<PropertyKey>(['then', 'toJSON', 'nodeType', 'asymmetricMatch', 'length']);

function notImplemented(name: string): Error {
  return new Error(`Electron stand-in: ${name} is not implemented`);
}

/**
 * Makes reading an unknown member throw by its name, so that code which uses more of Electron than the stand-in has
 * fails at that line. Done with a proxy as the prototype (not around the object), so private fields keep working.
 * @param absent members that real Electron leaves undefined here, such as `app.dock` outside macOS
 */
export function refuseUnknown<T extends object>(name: string, object: T, absent: readonly string[] = []): T {
  const parent: object = Object.getPrototypeOf(object) ?? {};
  const proxy = new Proxy(parent, {
    get(target, property, receiver) {
      if (property in target) return Reflect.get(target, property, receiver);
      if (typeof property === 'symbol' || ABSENT_EVERYWHERE.has(property) || absent.includes(property))
        return undefined;
      throw notImplemented(`${name}.${property}`);
    },
    has: (target, property) => Reflect.has(target, property),
  });
  Object.setPrototypeOf(object, proxy);
  return object;
}

/** A whole part of Electron that the stand-in does not have: any use throws by name. */
export function notThere<T>(name: string): T {
  const refuse = (): never => {
    throw notImplemented(name);
  };
  const proxy = new Proxy(refuse, {
    apply: refuse,
    construct: refuse,
    get(_target, property) {
      if (typeof property === 'symbol' || ABSENT_EVERYWHERE.has(property)) return undefined;
      throw notImplemented(`${name}.${property}`);
    },
  });
  return proxy as unknown as T;
}

export function refuse(what: string): never {
  throw notImplemented(what);
}
