// Says what is wrong with a request body in words, by walking schema and value side by side to the first place
// where they part. The verdict is the validator's; this only finds the most useful thing to say about it, so at a
// union it follows the branch that the value means instead of listing them all.

import { describe, isObject, join, oneOf, show, typeOf, withArticle } from './value-words.ts';

/** A JSON Schema of the contract, with references into its document. */
export type SchemaNode = { readonly [keyword: string]: unknown };

export type Explanation = {
  readonly code: 'missing_required_parameter' | 'invalid_type' | 'invalid_value';
  /** `messages[0].content`; empty for the body itself. */
  readonly param: string;
  readonly message: string;
};

type Place = { readonly value: unknown; readonly path: string };
type Resolve = (reference: string) => SchemaNode;
type Explain = (schema: SchemaNode, place: Place, resolve: Resolve) => Explanation | undefined;

/** Fields by which a union's branches are told apart. */
const DISCRIMINATORS = ['type', 'role'];

/** The first fault, or undefined when this walk knows none. `resolve` finds what a `$ref` points to. */
export const explainInvalid: Explain = (schema, place, resolve) => {
  if (typeof schema.$ref === 'string') return explainInvalid(resolve(schema.$ref), place, resolve);
  return (
    explainType(schema, place) ??
    explainChoice(schema, place) ??
    explainLimits(schema, place) ??
    explainObject(schema, place, resolve) ??
    explainArray(schema, place, resolve) ??
    explainUnion(schema, place, resolve) ??
    first(list(schema.allOf), (branch) => explainInvalid(branch, place, resolve))
  );
};

function explainType(schema: SchemaNode, place: Place): Explanation | undefined {
  const types = typesOf(schema);
  if (types.length === 0 || types.some((type) => isOfType(place.value, type))) return undefined;
  return wrongType(place, types);
}

function explainChoice(schema: SchemaNode, place: Place): Explanation | undefined {
  const allowed = allowedValues(schema);
  // `enum` and `const` of the contract hold plain values only.
  if (allowed === undefined || allowed.includes(place.value)) return undefined;
  return invalidValue(place, `must be ${oneOf(allowed.filter((value) => value !== null).map(show))}`);
}

function explainLimits(schema: SchemaNode, place: Place): Explanation | undefined {
  const { value } = place;
  const limit = (keyword: string): number | undefined =>
    typeof schema[keyword] === 'number' ? schema[keyword] : undefined;
  const outside = (size: number, unit: string, low?: number, high?: number): Explanation | undefined => {
    if (low !== undefined && size < low)
      return invalidValue(place, `must ${unit === '' ? 'be' : 'have'} at least ${low}${unit}`, size);
    if (high !== undefined && size > high)
      return invalidValue(place, `must ${unit === '' ? 'be' : 'have'} at most ${high}${unit}`, size);
    return undefined;
  };
  if (typeof value === 'number') {
    const above = limit('exclusiveMinimum');
    if (above !== undefined && value <= above) return invalidValue(place, `must be greater than ${above}`);
    const below = limit('exclusiveMaximum');
    if (below !== undefined && value >= below) return invalidValue(place, `must be less than ${below}`);
    return outside(value, '', limit('minimum'), limit('maximum'));
  }
  if (typeof value === 'string') {
    const pattern = schema.pattern;
    if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value)) {
      return invalidValue(place, `must match ${pattern}`);
    }
    const low = limit('minLength');
    const high = limit('maxLength');
    if (low === undefined && high === undefined) return undefined;
    return outside([...value].length, ' character(s)', low, high);
  }
  if (Array.isArray(value)) return outside(value.length, ' item(s)', limit('minItems'), limit('maxItems'));
  return undefined;
}

function explainObject(schema: SchemaNode, place: Place, resolve: Resolve): Explanation | undefined {
  const { value, path } = place;
  if (!isObject(value)) return undefined;
  const missing = (schema.required as readonly string[] | undefined)?.find(
    (key) => !Object.hasOwn(value, key),
  );
  if (missing !== undefined) {
    const param = join(path, missing);
    return { code: 'missing_required_parameter', param, message: `${param} is required and absent.` };
  }
  const properties = (schema.properties ?? {}) as Readonly<Record<string, SchemaNode>>;
  const rest = schema.additionalProperties;
  for (const key in value) {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const inner = { value: value[key], path: join(path, key) };
    if (known === undefined && rest === false)
      return invalidValue(inner, 'is not a field that is known here');
    const child = known ?? (isObject(rest) ? rest : undefined);
    const fault = child === undefined ? undefined : explainInvalid(child, inner, resolve);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function explainArray(schema: SchemaNode, place: Place, resolve: Resolve): Explanation | undefined {
  const { value, path } = place;
  if (!Array.isArray(value)) return undefined;
  const prefix = list(schema.prefixItems);
  for (const [index, item] of value.entries()) {
    const child = prefix[index] ?? schema.items;
    const inner = { value: item, path: `${path}[${index}]` };
    const fault = isObject(child) ? explainInvalid(child, inner, resolve) : undefined;
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function explainUnion(schema: SchemaNode, place: Place, resolve: Resolve): Explanation | undefined {
  const branches = flatten([...list(schema.oneOf), ...list(schema.anyOf)], resolve);
  if (branches.length === 0) return undefined;
  const faults = branches.map((branch) => explainInvalid(branch, place, resolve));
  if (faults.some((fault) => fault === undefined)) return undefined;

  const { value } = place;
  const fitting = branches.filter((branch) => {
    const types = typesOf(branch);
    return types.length === 0 || types.some((type) => isOfType(value, type));
  });
  if (fitting.length === 0) return wrongType(place, branches.flatMap(typesOf));
  if (!isObject(value) || fitting.length === 1) return deepest(fitting, place, resolve);

  for (const name of DISCRIMINATORS) {
    const tagged = fitting.flatMap((branch) => tags(branch, name, resolve).map((tag) => ({ branch, tag })));
    if (tagged.length === 0) continue;
    const inner = { value: value[name], path: join(place.path, name) };
    const meant = tagged.filter(({ tag }) => tag === inner.value).map(({ branch }) => branch);
    if (meant.length > 0) return deepest(meant, place, resolve);
    const untagged = fitting.filter((branch) => !list(branch.required as unknown).includes(name as never));
    if (inner.value === undefined && untagged.length > 0) return deepest(untagged, place, resolve);
    const choice = oneOf([...new Set(tagged.map(({ tag }) => show(tag)))]);
    if (inner.value !== undefined) return invalidValue(inner, `must be ${choice}`);
    const message = `${inner.path} is required and absent; it must be ${choice}.`;
    return { code: 'missing_required_parameter', param: inner.path, message };
  }
  return deepest(fitting, place, resolve);
}

/** Of several branches the fault that lies furthest inside: that branch went along with the value longest. */
function deepest(branches: readonly SchemaNode[], place: Place, resolve: Resolve): Explanation | undefined {
  let best: Explanation | undefined;
  for (const branch of branches) {
    const fault = explainInvalid(branch, place, resolve);
    if (fault !== undefined && (best === undefined || isFurther(fault.param, best.param))) best = fault;
  }
  return best;
}

function isFurther(path: string, other: string): boolean {
  const depth = (text: string): number => text.split(/[.[]/).length;
  const index = (text: string): number => Number(/\[(\d+)\]$/.exec(text)?.[1] ?? -1);
  return depth(path) > depth(other) || (depth(path) === depth(other) && index(path) > index(other));
}

/** The branches themselves instead of references, and those of unions in unions. */
function flatten(branches: readonly SchemaNode[], resolve: Resolve): SchemaNode[] {
  return branches.flatMap((branch) => {
    const target = typeof branch.$ref === 'string' ? resolve(branch.$ref) : branch;
    const inner = [...list(target.oneOf), ...list(target.anyOf)];
    return inner.length > 0 && target.properties === undefined ? flatten(inner, resolve) : [target];
  });
}

function tags(branch: SchemaNode, name: string, resolve: Resolve): readonly unknown[] {
  const property = (branch.properties as Readonly<Record<string, SchemaNode>> | undefined)?.[name];
  if (property === undefined) return [];
  return allowedValues(typeof property.$ref === 'string' ? resolve(property.$ref) : property) ?? [];
}

function typesOf(schema: SchemaNode): readonly string[] {
  if (typeof schema.type === 'string') return [schema.type];
  return Array.isArray(schema.type) ? schema.type : [];
}

function allowedValues(schema: SchemaNode): readonly unknown[] | undefined {
  if ('const' in schema) return [schema.const];
  return Array.isArray(schema.enum) ? schema.enum : undefined;
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  return typeOf(value) === type;
}

function wrongType(place: Place, types: readonly string[]): Explanation {
  // That an optional field may be null is no news to someone who sent something else.
  const wanted = [...new Set(types)].filter((type) => type !== 'null');
  const expected = wanted.length === 0 ? 'null' : oneOf(wanted.map(withArticle));
  return {
    code: 'invalid_type',
    param: place.path,
    message: `${subject(place)} must be ${expected}; found ${describe(place.value)}.`,
  };
}

function invalidValue(place: Place, problem: string, found: unknown = place.value): Explanation {
  return {
    code: 'invalid_value',
    param: place.path,
    message: `${subject(place)} ${problem}; found ${show(found)}.`,
  };
}

function subject(place: Place): string {
  return place.path === '' ? 'The body' : place.path;
}

function list(value: unknown): readonly SchemaNode[] {
  return Array.isArray(value) ? value : [];
}

function first<Item>(
  items: readonly Item[],
  find: (item: Item) => Explanation | undefined,
): Explanation | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
