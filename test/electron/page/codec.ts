/** What a codec cannot write down itself (a function, a promise), and how it stands in the text. */
export type Reference = { kind: 'function' | 'promise'; id: number };

export type References = {
  write(value: object): Reference | undefined;
  read(reference: Reference): unknown;
};

export type Codec = { encode(value: unknown): string; decode(text: string): unknown };

/**
 * Values as text and back, with everything that the structured clone algorithm keeps: cycles and shared objects,
 * undefined, NaN, bigint, Date, RegExp, Map, Set, buffers, errors. Runs in pages too, so it refers to nothing outside.
 * https://html.spec.whatwg.org/multipage/structured-data.html
 */
export function createCodec(references?: References): Codec {
  type Node = [tag: string, ...rest: unknown[]];

  const uncloneable = (): Error => new Error('An object could not be cloned.');
  const typeName = (value: object): string => Object.prototype.toString.call(value).slice(8, -1);
  const toBase64 = (buffer: ArrayBuffer): string => {
    let binary = '';
    for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte);
    return btoa(binary);
  };
  const fromBase64 = (text: string): ArrayBuffer => {
    const binary = atob(text);
    return Uint8Array.from({ length: binary.length }, (_, index) => binary.charCodeAt(index)).buffer;
  };

  const encodePrimitive = (value: unknown): Node => {
    if (value === undefined) return ['undefined'];
    if (typeof value === 'bigint') return ['bigint', String(value)];
    if (typeof value === 'symbol') throw uncloneable();
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
      return ['number', Object.is(value, -0) ? '-0' : String(value)];
    }
    return ['json', value];
  };

  const encodeBinary = (value: object, add: (value: unknown) => number): Node | undefined => {
    if (value instanceof ArrayBuffer) return ['buffer', toBase64(value)];
    if (!ArrayBuffer.isView(value)) return undefined;
    const { buffer, byteOffset, byteLength } = value;
    const copy = buffer.slice(byteOffset, byteOffset + byteLength);
    return ['view', typeName(value), add(copy)];
  };

  const encodeObject = (value: object, add: (value: unknown) => number): Node => {
    const entry = ([key, one]: [string, unknown]): [string, number] => [key, add(one)];
    if (Array.isArray(value)) return ['array', Array.from(value, add)];
    if (value instanceof Map) return ['map', [...value].map(([key, one]) => [add(key), add(one)])];
    if (value instanceof Set) return ['set', [...value].map(add)];
    if (value instanceof Date) return ['date', add(value.getTime())];
    if (value instanceof RegExp) return ['regexp', value.source, value.flags];
    if (value instanceof Error) return ['error', value.name, value.message];
    const binary = encodeBinary(value, add);
    if (binary) return binary;
    if (typeName(value) !== 'Object') throw uncloneable();
    return ['object', Object.entries(value).map(entry)];
  };

  const encode = (root: unknown): string => {
    const nodes: Node[] = [];
    const seen = new Map<object, number>();
    const add = (value: unknown): number => {
      const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
      const known = isObject ? seen.get(value) : undefined;
      if (known !== undefined) return known;
      const index = nodes.push(['json', null]) - 1;
      if (!isObject) {
        nodes[index] = encodePrimitive(value);
        return index;
      }
      seen.set(value, index);
      const reference = references?.write(value);
      if (!reference && typeof value === 'function') throw uncloneable();
      nodes[index] = reference ? ['reference', reference] : encodeObject(value, add);
      return index;
    };
    add(root);
    return JSON.stringify(nodes);
  };

  const decodeError = (name: string, message: string): Error => {
    const standard: Record<string, ErrorConstructor> = { RangeError, ReferenceError, SyntaxError, TypeError };
    return new (standard[name] ?? Error)(message);
  };

  const decodeView = (type: string, buffer: ArrayBuffer): unknown => {
    const constructors = globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => unknown>;
    const View = constructors[type];
    return View ? new View(buffer) : buffer;
  };

  const decode = (text: string): unknown => {
    const nodes = JSON.parse(text) as Node[];
    const made = new Map<number, unknown>();
    const keep = <T>(index: number, value: T): T => {
      made.set(index, value);
      return value;
    };
    const containers: Record<string, (index: number, parts: never[]) => unknown> = {
      array: (index, parts: number[]) => {
        const array: unknown[] = keep(index, []);
        for (const part of parts) array.push(get(part));
        return array;
      },
      map: (index, parts: [number, number][]) => {
        const map = keep(index, new Map<unknown, unknown>());
        for (const [key, value] of parts) map.set(get(key), get(value));
        return map;
      },
      set: (index, parts: number[]) => {
        const set = keep(index, new Set<unknown>());
        for (const part of parts) set.add(get(part));
        return set;
      },
      object: (index, parts: [string, number][]) => {
        const object = keep(index, {});
        const descriptor = { writable: true, enumerable: true, configurable: true };
        for (const [key, value] of parts) Object.defineProperty(object, key, { ...descriptor, value: get(value) });
        return object;
      },
    };
    const leaf = ([tag, first, second]: Node): unknown => {
      if (tag === 'undefined') return undefined;
      if (tag === 'bigint') return BigInt(String(first));
      if (tag === 'number') return Number(first);
      if (tag === 'date') return new Date(Number(get(Number(first))));
      if (tag === 'regexp') return new RegExp(String(first), String(second));
      if (tag === 'error') return decodeError(String(first), String(second));
      if (tag === 'buffer') return fromBase64(String(first));
      if (tag === 'view') return decodeView(String(first), get(Number(second)) as ArrayBuffer);
      if (tag === 'reference') return references?.read(first as Reference);
      return first;
    };
    const get = (index: number): unknown => {
      if (made.has(index)) return made.get(index);
      const node = nodes[index] ?? ['undefined'];
      const container = containers[node[0]];
      return container ? container(index, node[1] as never[]) : keep(index, leaf(node));
    };
    return get(0);
  };

  return { encode, decode };
}
