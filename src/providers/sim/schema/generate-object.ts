// Objects: what is required, and of the rest what the question names.

import { isPlainObject, type PlainObject } from '../../../lib/plain-object.ts';
import { samplePattern } from '../pattern/sample-pattern.ts';
import { matches } from './conforms.ts';
import { type Generated, type Generator, MAX_OPTIONAL_DEPTH, type Position } from './generator-types.ts';
import { isSchemaNode, type SchemaNode } from './schema-node.ts';

export function generateObject(
  generator: Generator,
  schema: PlainObject,
  position: Position,
): Generated | undefined {
  const { finder } = generator;
  const properties = isPlainObject(schema.properties) ? schema.properties : {};
  const required = new Set((Array.isArray(schema.required) ? schema.required : []).map(String));
  const value: Record<string, unknown> = {};
  let isFound = false;

  const add = (name: string, isRequired: boolean): boolean => {
    const node = memberSchema(schema, name);
    if (!isRequired && !isWorthTrying(generator, node, position)) return false;
    const mark = finder.mark();
    const place = {
      name,
      description: '',
      path: [...position.place.path, name],
      format: undefined,
      isRequired,
    };
    const member = generator.generate(node, { ...position, place, depth: position.depth + 1 });
    if (member === undefined || (!isRequired && !member.isFound)) {
      finder.reset(mark);
      return false;
    }
    set(value, name, member.value);
    isFound ||= member.isFound;
    return true;
  };

  for (const name of Object.keys(properties)) {
    const isRequired = required.has(name);
    if (!add(name, isRequired) && isRequired) return undefined;
  }
  for (const name of required) if (!Object.hasOwn(value, name) && !add(name, true)) return undefined;
  for (const name of missingDependents(schema, value)) add(name, true);
  for (const [key, text] of Object.keys(properties).length === 0 ? finder.pairs() : []) {
    const node = memberSchema(schema, key);
    const converted = [text, toScalar(text)].find((candidate) => generator.conforms(node, candidate));
    if (converted === undefined || !allowsName(generator, schema, key)) continue;
    set(value, key, converted);
    isFound = true;
  }
  fillUp(generator, schema, value, (name) => add(name, true));
  return { value, isFound };
}

/** A member named `__proto__` is a member like others. */
function set(object: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** What applies to a member: its own schema and those of the patterns its name matches. */
function memberSchema(schema: PlainObject, name: string): SchemaNode {
  const parts: SchemaNode[] = [];
  const own =
    isPlainObject(schema.properties) && Object.hasOwn(schema.properties, name)
      ? schema.properties[name]
      : undefined;
  if (isSchemaNode(own)) parts.push(own);
  for (const [pattern, node] of Object.entries(
    isPlainObject(schema.patternProperties) ? schema.patternProperties : {},
  )) {
    if (isSchemaNode(node) && matches(pattern, name)) parts.push(node);
  }
  if (parts.length === 0)
    return isSchemaNode(schema.additionalProperties) ? schema.additionalProperties : true;
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { allOf: parts };
}

/** An optional member that leads back to where we are would go on for ever. */
function isWorthTrying(generator: Generator, node: SchemaNode, position: Position): boolean {
  if (position.depth >= MAX_OPTIONAL_DEPTH) return false;
  const flat = generator.document.flatten(node);
  if (flat === undefined || flat.schema.readOnly === true) return false;
  return !leadsBack(generator, node, position.references);
}

/** Whether the node, its items or its branches refer to a schema that is already being filled. */
export function leadsBack(generator: Generator, node: SchemaNode, references: readonly string[]): boolean {
  const flat = generator.document.flatten(node);
  if (flat === undefined) return false;
  if (flat.references.some((reference) => references.includes(reference) || reference === '#')) return true;
  const { items, anyOf, oneOf } = flat.schema;
  return [items, ...(Array.isArray(anyOf) ? anyOf : []), ...(Array.isArray(oneOf) ? oneOf : [])].some(
    (inner) =>
      isPlainObject(inner) &&
      typeof inner.$ref === 'string' &&
      (references.includes(inner.$ref) || inner.$ref === '#'),
  );
}

function missingDependents(schema: PlainObject, value: PlainObject): string[] {
  const missing: string[] = [];
  const dependencies = { ...object(schema.dependencies), ...object(schema.dependentRequired) };
  const waiting = Object.keys(value);
  for (let index = 0; index < waiting.length; index += 1) {
    const needed = dependencies[waiting[index] ?? ''];
    if (!Array.isArray(needed)) continue;
    for (const name of needed.map(String)) {
      if (waiting.includes(name)) continue;
      waiting.push(name);
      missing.push(name);
    }
  }
  return missing;
}

/** Adds members until there are `minProperties`: the schema's own first, then invented names. */
function fillUp(
  generator: Generator,
  schema: PlainObject,
  value: PlainObject,
  add: (name: string) => boolean,
): void {
  const wanted = Math.min(typeof schema.minProperties === 'number' ? schema.minProperties : 0, 100);
  const own = Object.keys(object(schema.properties)).filter((name) => !Object.hasOwn(value, name));
  for (const name of own) if (Object.keys(value).length < wanted) add(name);
  const names =
    typeof object(schema.propertyNames).pattern === 'string'
      ? String(object(schema.propertyNames).pattern)
      : Object.keys(object(schema.patternProperties))[0];
  for (let number = 1; Object.keys(value).length < wanted && number <= 2 * wanted; number += 1) {
    const name = names === undefined ? `key${number}` : samplePattern(names, { min: 1, max: 40 }, number);
    if (name !== undefined && allowsName(generator, schema, name)) add(name);
  }
}

function allowsName(generator: Generator, schema: PlainObject, name: string): boolean {
  return (
    memberSchema(schema, name) !== false &&
    (!isSchemaNode(schema.propertyNames) || generator.conforms(schema.propertyNames, name))
  );
}

function toScalar(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function object(value: unknown): PlainObject {
  return isPlainObject(value) ? value : {};
}
