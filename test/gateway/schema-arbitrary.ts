// Values that a schema of the contract accepts, made from the schema itself: whatever it allows turns up, the odd
// combinations included that nobody would write down.

import fc, { type Arbitrary } from 'fast-check';
import { conforms, readContract, type Schema, type SchemaName } from '../../src/contract.ts';

/** The keywords that the request schemas use. An unknown one makes the generator throw, so that none is missed. */
type Node = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly not?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Node;
  readonly maxProperties?: number;
  readonly propertyNames?: Node;
  readonly items?: Node;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
};

const KNOWN: ReadonlySet<string> = new Set([
  ...['$ref', 'type', 'const', 'enum', 'oneOf', 'anyOf', 'not', 'properties', 'required', 'items'],
  ...['additionalProperties', 'maxProperties', 'propertyNames', 'minItems', 'maxItems', 'minimum', 'maximum'],
  ...['minLength', 'maxLength', 'description', 'deprecated', 'examples', 'discriminator', 'default'],
]);

const MAX_ITEMS = 4;

const contract = JSON.parse(String(await readContract('json'))) as {
  components: { schemas: Record<string, Node> };
};

/** Values of a schema. `replaced` gives arbitraries for fields, by their names, whose schema says too little. */
export function valuesOf<Name extends SchemaName>(
  name: Name,
  replaced: Readonly<Record<string, Arbitrary<unknown>>> = {},
): Arbitrary<Schema<Name>> {
  const root = new Generator(replaced).of({ $ref: `#/components/schemas/${name}` });
  // What the generator takes apart (`not`, a discriminator), the validator puts together again.
  return root.filter((value) => conforms(name, value)) as Arbitrary<Schema<Name>>;
}

class Generator {
  readonly #replaced: Readonly<Record<string, Arbitrary<unknown>>>;
  readonly #made = new Map<string, Arbitrary<unknown>>();

  constructor(replaced: Readonly<Record<string, Arbitrary<unknown>>>) {
    this.#replaced = replaced;
  }

  of(node: Node): Arbitrary<unknown> {
    for (const keyword of Object.keys(node)) {
      if (!KNOWN.has(keyword)) throw new Error(`The generator does not know ${keyword}.`);
    }
    if (node.$ref !== undefined) return this.#reference(node.$ref);
    if ('const' in node) return fc.constant(node.const);
    if (node.enum !== undefined) return fc.constantFrom(...node.enum);
    const branches = node.oneOf ?? node.anyOf;
    if (branches !== undefined) return fc.oneof(...branches.map((branch) => this.of(branch)));
    const types = typeof node.type === 'string' ? [node.type] : (node.type ?? ['any']);
    return fc.oneof(...types.map((type) => this.#ofType(type, node)));
  }

  #reference(reference: string): Arbitrary<unknown> {
    const name = reference.slice(reference.lastIndexOf('/') + 1);
    const made = this.#made.get(name);
    if (made !== undefined) return made;
    const schema = contract.components.schemas[name];
    if (schema === undefined) throw new Error(`The contract has no schema ${name}.`);
    const values = this.of(schema);
    this.#made.set(name, values);
    return values;
  }

  #ofType(type: string, node: Node): Arbitrary<unknown> {
    switch (type) {
      case 'null':
        return fc.constant(null);
      case 'boolean':
        return fc.boolean();
      case 'integer':
        return fc.integer({ min: node.minimum ?? -1000, max: node.maximum ?? 100_000 });
      case 'number':
        return fc.double({ min: node.minimum ?? -1e6, max: node.maximum ?? 1e6, noNaN: true });
      case 'string':
        return texts(node);
      case 'array':
        return fc.array(this.of(node.items ?? {}), {
          minLength: node.minItems ?? 0,
          maxLength: Math.min(node.maxItems ?? MAX_ITEMS, Math.max(MAX_ITEMS, node.minItems ?? 0)),
        });
      case 'object':
        return this.#objects(node);
      case 'any':
        return fc.jsonValue({ maxDepth: 2 });
      default:
        throw new Error(`The generator does not know the type ${type}.`);
    }
  }

  #objects(node: Node): Arbitrary<unknown> {
    const { properties = {}, required = [], additionalProperties } = node;
    const own = Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, this.#replaced[name] ?? this.of(property)]),
    );
    const known = fc.record(own, { requiredKeys: [...required], noNullPrototype: true });
    if (additionalProperties === undefined && Object.keys(properties).length > 0) return known;
    const more =
      typeof additionalProperties === 'object'
        ? this.of(additionalProperties)
        : fc.jsonValue({ maxDepth: 2 });
    const names =
      node.propertyNames === undefined ? fc.string() : this.of({ type: 'string', ...node.propertyNames });
    const others = fc.dictionary(names as Arbitrary<string>, more, {
      maxKeys: MAX_ITEMS,
      noNullPrototype: true,
    });
    return fc.tuple(others, known).map(([extra, value]) => ({ ...extra, ...value }));
  }
}

function texts({ minLength = 0, maxLength = 60 }: Node): Arbitrary<string> {
  const limits = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) };
  const words = fc.constantFrom(
    'Hello',
    'What is the weather in Lisbon?',
    'My name is Ana. What is my name?',
    'sea',
  );
  const any = fc.oneof(
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', ...limits }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', ...limits }) },
  );
  return fc.oneof(
    words.filter((text) => text.length >= minLength && text.length <= maxLength),
    any,
  );
}
