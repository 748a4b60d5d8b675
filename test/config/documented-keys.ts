// The keys that the schemas read, and those that docs/configuration.md tells, in one spelling.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { NOT_SUPPORTED } from '../../src/config/schema/keys.ts';
import { providerSchema } from '../../src/config/schema/models.ts';
import { simParametersSchema } from '../../src/config/schema/sim.ts';
import { SECTIONS } from '../../src/config/sections.ts';

const PAGE = join(import.meta.dirname, '../../docs/configuration.md');

/** Every key that holds a value or a list of them: `clawgate.providers.<>.apiKeys`, `agents.<>.id`. */
export function readKeys(): string[] {
  const models = SECTIONS.models.extend({ providers: z.record(z.string(), providerSchema) });
  const keys = [
    ...Object.entries({ ...SECTIONS, models }).flatMap(([name, schema]) => keysBelow(schema, name)),
    ...keysBelow(simParametersSchema, 'models.providers.<>.models[].params'),
  ].map(shared);
  // The page tells once what stands under the defaults and under an agent alike.
  const isTold = (key: string): boolean => keys.includes(key.replace('agents.defaults.', 'agents.<>.'));
  return [...new Set(keys.filter((key) => !key.startsWith('agents.defaults.') || !isTold(key)))];
}

function keysBelow(schema: z.core.$ZodType | undefined, path: string): string[] {
  if (schema === NOT_SUPPORTED) return [];
  if (schema instanceof z.ZodOptional) return keysBelow(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) {
    // A secret may be written as a reference, whose keys are no keys of ours.
    const branch = schema.options.find(
      (option) => option instanceof z.ZodObject && !('source' in option.shape),
    );
    return branch === undefined ? [path] : [path, ...keysBelow(branch, path)];
  }
  if (schema instanceof z.ZodArray) {
    const below = keysBelow(schema.element, `${path}[]`);
    return below.length === 1 && below[0] === `${path}[]` ? [path] : below;
  }
  if (schema instanceof z.ZodRecord) {
    const below = keysBelow(schema.valueType, `${path}.<>`);
    return below.length === 1 && below[0] === `${path}.<>` ? [path] : below;
  }
  if (!(schema instanceof z.ZodObject)) return [path];
  const members = Object.entries(schema.shape).flatMap(([key, member]) =>
    keysBelow(member, `${path}.${key}`),
  );
  return members.length === 0 ? [path] : members;
}

/** Both forms of agents are told as one, and tool rules and memory searches only where they stand for all agents. */
function shared(key: string): string {
  return key
    .replace(/^agents\.(?:list\[\]|entries\.<>)/, 'agents.<>')
    .replace(/^(agents\..*\.(?:memorySearch|memory\.search|tools))\..*/, '$1');
}

export type PageRow = { readonly key: string; readonly defaultText: string };

/** The rows of the page's tables, with their first two columns. */
export function pageRows(): PageRow[] {
  return [...readFileSync(PAGE, 'utf8').matchAll(/^\| `([^`]+)` \|([^|]*)\|/gm)].map(
    ([, key = '', defaultText = '']) => ({
      key: key.replaceAll(/<[^>]+>/g, '<>'),
      defaultText: defaultText.trim(),
    }),
  );
}
