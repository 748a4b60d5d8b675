// Makes a value that satisfies a JSON Schema, from what a finder knows and from the schema's own hints otherwise.

import { isPlainObject, type PlainObject } from '../../../lib/plain-object.ts';
import { generateChoice } from './choices.ts';
import { conforms } from './conforms.ts';
import { type Finder, NOTHING_FOUND, type Place } from './finder.ts';
import { generateArray } from './generate-array.ts';
import { generateNumber } from './generate-number.ts';
import { generateObject } from './generate-object.ts';
import { generateString } from './generate-string.ts';
import type { Generated, Generator, Position } from './generator-types.ts';
import { SchemaDocument, type SchemaNode } from './schema-node.ts';

const MAX_DEPTH = 40;
const MAX_STEPS = 4_000;
const ATTEMPTS = 6;

/**
 * A value for the schema. A new finder is taken for each attempt; the last attempts do without one, for
 * questions whose values cannot be made to fit. What no attempt satisfies (a contradictory schema, or one
 * that leans on keywords beyond this generator) comes back as near as it came, with `isValid` false.
 */
export function generateValue(
  schema: SchemaNode,
  createFinder: () => Finder,
  seed: number,
): Generated & { readonly isValid: boolean } {
  const document = new SchemaDocument(schema);
  const place: Place = { name: '', description: '', path: [], format: undefined, isRequired: true };
  let nearest: Generated | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const isMadeUp = attempt >= ATTEMPTS / 2;
    const finder = isMadeUp ? NOTHING_FOUND : createFinder();
    const walker = new Walker(document, finder, seed + attempt);
    const variant = isMadeUp ? attempt : 0;
    const generated = walker.generate(schema, { place, depth: 0, references: [], variant, isMadeUp });
    if (generated === undefined) continue;
    if (conforms(document, schema, generated.value)) return { ...generated, isValid: true };
    nearest ??= generated;
  }
  return {
    ...(nearest ?? { value: isPlainObject(schema) && schema.type === 'array' ? [] : {}, isFound: false }),
    isValid: false,
  };
}

class Walker implements Generator {
  readonly document: SchemaDocument;
  readonly finder: Finder;
  readonly seed: number;
  #steps = 0;

  constructor(document: SchemaDocument, finder: Finder, seed: number) {
    this.document = document;
    this.finder = finder;
    this.seed = Math.abs(seed);
  }

  conforms(node: SchemaNode, value: unknown): boolean {
    return conforms(this.document, node, value);
  }

  generate(node: SchemaNode, position: Position): Generated | undefined {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS || position.depth > MAX_DEPTH) return undefined;
    const flat = this.document.flatten(node);
    if (flat === undefined) return undefined;
    const { schema } = flat;
    const here: Position = {
      ...position,
      references: [...position.references, ...flat.references],
      place: describePlace(position.place, schema),
    };
    if (schema.const !== undefined) return this.#listed([schema.const], here);
    if (Array.isArray(schema.enum)) {
      return this.#listed(
        schema.enum.filter((value) => this.conforms(node, value)),
        here,
      );
    }
    return generateChoice(this, schema, here) ?? this.#ofType(schema, here);
  }

  #listed(values: readonly unknown[], { place, variant, isMadeUp }: Position): Generated | undefined {
    if (values.length === 0) return undefined;
    const mentioned = isMadeUp ? undefined : this.finder.mentioned(place, values)[0];
    if (mentioned !== undefined) return { value: values[mentioned], isFound: true };
    const nothing = values.length > 1 ? values.find((value) => value === null) : undefined;
    return {
      value: nothing === undefined ? values[(this.seed + variant) % values.length] : nothing,
      isFound: false,
    };
  }

  #ofType(schema: PlainObject, position: Position): Generated | undefined {
    switch (schema.type ?? inferType(schema)) {
      case 'object':
        return generateObject(this, schema, position);
      case 'array':
        return generateArray(this, schema, position);
      case 'integer':
      case 'number':
        return generateNumber(this, schema, position);
      case 'boolean': {
        const flag = this.finder.flag(position.place);
        return { value: flag ?? schema.default ?? false, isFound: flag !== undefined };
      }
      case 'null':
        return { value: null, isFound: false };
      default:
        return generateString(this, schema, position);
    }
  }
}

/** Names the place by the schema found there, keeping what the parent said. */
function describePlace(place: Place, schema: PlainObject): Place {
  const own = [schema.title, schema.description].filter((text) => typeof text === 'string').join('. ');
  return {
    ...place,
    description: own === '' ? place.description : own,
    format: typeof schema.format === 'string' ? schema.format : place.format,
  };
}

function inferType(schema: PlainObject): string {
  const has = (...keywords: readonly string[]): boolean =>
    keywords.some((keyword) => schema[keyword] !== undefined);
  if (
    has(
      'properties',
      'required',
      'additionalProperties',
      'patternProperties',
      'minProperties',
      'propertyNames',
    )
  ) {
    return 'object';
  }
  if (has('items', 'prefixItems', 'minItems', 'maxItems', 'contains', 'uniqueItems')) return 'array';
  if (has('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf')) return 'number';
  return 'string';
}
