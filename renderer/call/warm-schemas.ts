import type { z } from 'zod';
import { serverMessage } from '../../signalling/protocol.ts';
import { frame } from './peer/control-channel.ts';
import { controlMessage } from './peer/control-message.ts';
import { pairMessage } from './peer/pair-message.ts';

type Schema = z.core.$ZodType & { safeParse?: z.ZodType['safeParse'] };

/**
 * Zod (4) makes the parser of each part of a schema when that is first used: for what is said while a call is joined
 * that takes ten milliseconds, both ends together. To be called before.
 */
export function warmSchemas(): void {
  const warmed = new Set<Schema>();
  for (const schema of [serverMessage, pairMessage, frame, controlMessage]) warm(schema, warmed);
}

function warm(schema: Schema, warmed: Set<Schema>): void {
  if (warmed.has(schema)) return;
  warmed.add(schema);
  schema.safeParse?.({});
  for (const part of partsOf(schema)) warm(part, warmed);
}

function partsOf(schema: Schema): readonly Schema[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return Object.values(def.shape);
    case 'union':
      return def.options;
    case 'array':
      return [def.element];
    case 'optional':
    case 'nullable':
      return [def.innerType];
    default:
      return [];
  }
}
