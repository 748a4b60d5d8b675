// A JSON Schema as the generator walks it: references looked up, `allOf` folded into its parent.

import { isPlainObject, type PlainObject } from '../../../lib/plain-object.ts';
import { intersect } from './intersect.ts';

/** A schema inside a schema: an object, or true and false. */
export type SchemaNode = PlainObject | boolean;

export type FlatSchema = {
  /** The schema without `$ref` and `allOf`. */
  readonly schema: PlainObject;
  /** The references followed to get here: a schema met again on the way down is recursive. */
  readonly references: readonly string[];
};

const MAX_REFERENCES = 40;
const MAX_WALK = 20_000;

export function isSchemaNode(value: unknown): value is SchemaNode {
  return typeof value === 'boolean' || isPlainObject(value);
}

/** A schema's document: looks references up. Never throws; what cannot be found allows anything. */
export class SchemaDocument {
  readonly root: SchemaNode;
  #anchors: Map<string, SchemaNode> | undefined;

  constructor(root: SchemaNode) {
    this.root = root;
  }

  /** The schema a `$ref` means: `#`, a JSON pointer, an anchor or an embedded `$id`. */
  lookUp(reference: string): SchemaNode {
    if (reference === '#' || reference === '') return this.root;
    const pointer = /^#(\/.*)$/.exec(reference)?.[1];
    if (pointer !== undefined) return follow(this.root, pointer) ?? true;
    const named = this.#named();
    const direct = named.get(reference) ?? named.get(reference.replace(/#$/, ''));
    if (direct !== undefined) return direct;
    const [base = '', fragment = ''] = reference.split('#');
    const document = named.get(base);
    if (document === undefined) return true;
    return fragment.startsWith('/')
      ? (follow(document, fragment) ?? true)
      : (named.get(`#${fragment}`) ?? true);
  }

  /** The node with all that applies to it in one object; undefined when nothing can satisfy it. */
  flatten(node: SchemaNode, followed: readonly string[] = []): FlatSchema | undefined {
    if (node === false || followed.length > MAX_REFERENCES) return undefined;
    if (node === true) return { schema: {}, references: followed };
    const { $ref, $dynamicRef, allOf, ...own } = node;
    let flat: FlatSchema = { schema: own, references: followed };
    const parts: SchemaNode[] = [];
    for (const reference of [$ref, $dynamicRef]) {
      if (typeof reference !== 'string') continue;
      flat = { schema: flat.schema, references: [...flat.references, reference] };
      parts.push(this.lookUp(reference));
    }
    if (Array.isArray(allOf)) parts.push(...allOf.filter(isSchemaNode));
    for (const part of parts) {
      const other = this.flatten(part, flat.references);
      if (other === undefined) return undefined;
      const merged = intersect(flat.schema, other.schema);
      if (merged === undefined) return undefined;
      flat = { schema: merged, references: other.references };
    }
    return flat;
  }

  #named(): Map<string, SchemaNode> {
    if (this.#anchors !== undefined) return this.#anchors;
    const anchors = new Map<string, SchemaNode>();
    const waiting: unknown[] = [this.root];
    for (let index = 0; index < waiting.length && index < MAX_WALK; index += 1) {
      const value = waiting[index];
      if (Array.isArray(value)) waiting.push(...value);
      if (!isPlainObject(value)) continue;
      if (typeof value.$id === 'string') anchors.set(value.$id.replace(/#$/, ''), value);
      for (const anchor of [value.$anchor, value.$dynamicAnchor]) {
        if (typeof anchor === 'string') anchors.set(`#${anchor}`, value);
      }
      waiting.push(...Object.values(value));
    }
    this.#anchors = anchors;
    return anchors;
  }
}

function follow(root: SchemaNode, pointer: string): SchemaNode | undefined {
  let value: unknown = root;
  for (const step of pointer.slice(1).split('/')) {
    const key = decodeStep(step);
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isPlainObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return isSchemaNode(value) ? value : undefined;
}

function decodeStep(step: string): string {
  const unescaped = step.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(unescaped);
  } catch {
    return unescaped;
  }
}
