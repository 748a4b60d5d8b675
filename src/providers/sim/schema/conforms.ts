// Whether a value satisfies a schema, without compiling anything: JSON Schema 2020-12 as far as callers use it.
// The generator checks its own work with this.

import { isPlainObject, type PlainObject } from '../../../lib/plain-object.ts';
import { matchPattern } from '../pattern/match-pattern.ts';
import { parsePattern } from '../pattern/parse-pattern.ts';
import { hasFormat } from './formats.ts';
import { isSameJson } from './same-json.ts';
import { isSchemaNode, type SchemaDocument, type SchemaNode } from './schema-node.ts';

const MAX_DEPTH = 200;

/** True when the value satisfies the node. Unknown keywords and undecidable patterns are taken as satisfied. */
export function conforms(document: SchemaDocument, node: SchemaNode, value: unknown, depth = 0): boolean {
  if (typeof node === 'boolean') return node;
  if (depth > MAX_DEPTH) return true;
  const inner = (schema: unknown, part: unknown): boolean =>
    !isSchemaNode(schema) || conforms(document, schema, part, depth + 1);
  for (const reference of [node.$ref, node.$dynamicRef]) {
    if (typeof reference === 'string' && !inner(document.lookUp(reference), value)) return false;
  }
  return (
    hasType(node, value) &&
    hasCombinations(node, value, inner) &&
    (typeof value !== 'string' || isString(node, value)) &&
    (typeof value !== 'number' || isNumber(node, value)) &&
    (!Array.isArray(value) || isArray(node, value, inner)) &&
    (!isPlainObject(value) || isObject(node, value, inner))
  );
}

type Inner = (schema: unknown, part: unknown) => boolean;

function hasType(node: PlainObject, value: unknown): boolean {
  if (node.const !== undefined && !isSameJson(node.const, value)) return false;
  if (Array.isArray(node.enum) && !node.enum.some((item) => isSameJson(item, value))) return false;
  if (node.type === undefined) return true;
  const types: unknown[] = Array.isArray(node.type) ? node.type : [node.type];
  return types.some((type) => isOfType(type, value));
}

function isOfType(type: unknown, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isPlainObject(value);
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function hasCombinations(node: PlainObject, value: unknown, inner: Inner): boolean {
  const list = (key: string): unknown[] => (Array.isArray(node[key]) ? (node[key] as unknown[]) : []);
  if (!list('allOf').every((part) => inner(part, value)) || !list('also').every((part) => inner(part, value)))
    return false;
  if (list('anyOf').length > 0 && !list('anyOf').some((part) => inner(part, value))) return false;
  if (list('oneOf').length > 0 && list('oneOf').filter((part) => inner(part, value)).length !== 1)
    return false;
  if (node.not !== undefined && inner(node.not, value)) return false;
  if (node.if === undefined) return true;
  return inner(node.if, value) ? inner(node.then, value) : inner(node.else, value);
}

function isString(node: PlainObject, value: string): boolean {
  const length = [...value].length;
  if (length < number(node.minLength, 0) || length > number(node.maxLength, length)) return false;
  if (typeof node.format === 'string' && !hasFormat(node.format, value)) return false;
  return typeof node.pattern !== 'string' || matches(node.pattern, value);
}

/** Undecidable patterns allow what has been generated for them; see samplePattern. */
export function matches(source: string, text: string): boolean {
  const pattern = parsePattern(source);
  return pattern === undefined || (matchPattern(pattern, text) ?? true);
}

function isNumber(node: PlainObject, value: number): boolean {
  if (value < number(node.minimum, value) || value > number(node.maximum, value)) return false;
  if (typeof node.exclusiveMinimum === 'number' && value <= node.exclusiveMinimum) return false;
  if (typeof node.exclusiveMaximum === 'number' && value >= node.exclusiveMaximum) return false;
  if (typeof node.multipleOf !== 'number') return true;
  // The plain quotient, as Ajv takes it: 0.3 is no multiple of 0.1 there.
  return Number.isInteger(value / node.multipleOf);
}

function isArray(node: PlainObject, value: readonly unknown[], inner: Inner): boolean {
  if (value.length < number(node.minItems, 0) || value.length > number(node.maxItems, value.length))
    return false;
  const prefix: unknown[] = Array.isArray(node.prefixItems)
    ? node.prefixItems
    : Array.isArray(node.items)
      ? node.items
      : [];
  const rest = Array.isArray(node.items) ? node.additionalItems : node.items;
  if (!value.every((item, index) => inner(index < prefix.length ? prefix[index] : rest, item))) return false;
  if (
    node.uniqueItems === true &&
    value.some((item, index) => value.slice(0, index).some((other) => isSameJson(item, other)))
  ) {
    return false;
  }
  if (node.contains === undefined) return true;
  const contained = value.filter((item) => inner(node.contains, item)).length;
  return contained >= number(node.minContains, 1) && contained <= number(node.maxContains, contained);
}

function isObject(node: PlainObject, value: PlainObject, inner: Inner): boolean {
  const keys = Object.keys(value);
  if (keys.length < number(node.minProperties, 0) || keys.length > number(node.maxProperties, keys.length))
    return false;
  if (Array.isArray(node.required) && !node.required.every((key) => Object.hasOwn(value, String(key))))
    return false;
  const properties = isPlainObject(node.properties) ? node.properties : {};
  const patterns = isPlainObject(node.patternProperties) ? Object.entries(node.patternProperties) : [];
  for (const key of keys) {
    if (!inner(node.propertyNames, key)) return false;
    const isNamed = Object.hasOwn(properties, key);
    if (isNamed && !inner(properties[key], value[key])) return false;
    const fitting = patterns.filter(([pattern]) => matches(pattern, key));
    if (!fitting.every(([, schema]) => inner(schema, value[key]))) return false;
    if (!isNamed && fitting.length === 0 && !inner(node.additionalProperties, value[key])) return false;
  }
  const dependencies = [node.dependentRequired, node.dependentSchemas, node.dependencies].flatMap((map) =>
    isPlainObject(map) ? Object.entries(map) : [],
  );
  return dependencies.every(([key, needed]) => {
    if (!Object.hasOwn(value, key)) return true;
    return Array.isArray(needed)
      ? needed.every((other) => Object.hasOwn(value, String(other)))
      : inner(needed, value);
  });
}

function number(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}
