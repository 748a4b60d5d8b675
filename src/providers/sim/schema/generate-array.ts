// Arrays: tuples, lists that the question names, and as many items as the schema demands.

import type { PlainObject } from '../../../lib/plain-object.ts';
import { leadsBack } from './generate-object.ts';
import {
  type Generated,
  type Generator,
  MAX_OPTIONAL_DEPTH,
  type Position,
  schemaList,
} from './generator-types.ts';
import { isSameJson } from './same-json.ts';
import { isSchemaNode, type SchemaNode } from './schema-node.ts';

const MAX_ITEMS = 200;
const ATTEMPTS = 24;

export function generateArray(
  generator: Generator,
  schema: PlainObject,
  position: Position,
): Generated | undefined {
  const prefix = schemaList(Array.isArray(schema.items) ? schema.items : schema.prefixItems);
  const rest = Array.isArray(schema.items) ? schema.additionalItems : schema.items;
  const items: SchemaNode = isSchemaNode(rest) ? rest : true;
  const minItems = Math.min(numberOf(schema.minItems, 0), MAX_ITEMS);
  const maxItems = numberOf(schema.maxItems, MAX_ITEMS);
  const isUnique = schema.uniqueItems === true;
  const value: unknown[] = [];
  let isFound = false;
  // The question has given what it has; further items must be made up to differ.
  let isRepeating = false;
  const add = (generated: Generated | undefined): boolean => {
    if (generated === undefined || value.length >= maxItems) return false;
    if (isUnique && value.some((item) => isSameJson(item, generated.value))) {
      isRepeating = true;
      return false;
    }
    value.push(generated.value);
    isFound ||= generated.isFound;
    return true;
  };

  for (const node of prefix) add(item(generator, node, position, 0));
  if (prefix.length === 0) {
    for (const found of listed(generator, items, position)) add({ value: found, isFound: true });
  }
  const isRecursive =
    leadsBack(generator, items, position.references) || position.depth >= MAX_OPTIONAL_DEPTH;
  // One item says more than none, unless nobody asked for any.
  const wanted = value.length > 0 || items === false || isRecursive ? minItems : Math.max(minItems, 1);
  for (
    let attempt = 0;
    value.length < Math.min(wanted, maxItems) && attempt < wanted + ATTEMPTS;
    attempt += 1
  ) {
    add(item(generator, items, { ...position, isMadeUp: position.isMadeUp || isRepeating }, attempt));
  }
  if (isSchemaNode(schema.contains)) {
    const needed = numberOf(schema.minContains, 1);
    const node: SchemaNode = { allOf: [items, schema.contains] };
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const contained = value.filter(
        (each) => isSchemaNode(schema.contains) && generator.conforms(schema.contains, each),
      );
      if (contained.length >= needed) break;
      if (value.length >= maxItems) value.pop();
      add(item(generator, node, position, attempt));
    }
  }
  return { value, isFound };
}

/** Attempts beyond the first vary what is made up, so that items can differ. */
function item(
  generator: Generator,
  node: SchemaNode,
  position: Position,
  attempt: number,
): Generated | undefined {
  return generator.generate(node, {
    ...position,
    depth: position.depth + 1,
    variant: position.variant + attempt,
  });
}

/** The values that the question lists, as far as they fit. */
function listed(generator: Generator, items: SchemaNode, { place }: Position): unknown[] {
  const { finder } = generator;
  const flat = generator.document.flatten(items)?.schema;
  if (flat === undefined) return [];
  if (Array.isArray(flat.enum)) {
    const values: unknown[] = flat.enum;
    return finder.mentioned(place, values).map((index) => values[index]);
  }
  const types = Array.isArray(flat.type) ? flat.type : [flat.type];
  if (types.includes('string')) return finder.texts(place).filter((text) => generator.conforms(items, text));
  if (types.includes('number') || types.includes('integer')) {
    return finder.numbers(place).filter((number) => generator.conforms(items, number));
  }
  return [];
}

function numberOf(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}
