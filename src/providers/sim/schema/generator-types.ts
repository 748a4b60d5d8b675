// What the parts of the generator tell one another.

import type { Finder, Place } from './finder.ts';
import { isSchemaNode, type SchemaDocument, type SchemaNode } from './schema-node.ts';

export type Generated = {
  readonly value: unknown;
  /** True when the question told at least a part of it. */
  readonly isFound: boolean;
};

/** Where in the value and in the schema the generator is. */
export type Position = {
  readonly place: Place;
  readonly depth: number;
  /** References followed on the way here. */
  readonly references: readonly string[];
  /** The number of the item in its list, so that items differ; 0 elsewhere. */
  readonly variant: number;
  /** True: the question has nothing more for this place, so the finder is not asked. */
  readonly isMadeUp: boolean;
};

export type Generator = {
  readonly document: SchemaDocument;
  readonly finder: Finder;
  /** Varies what is made up. */
  readonly seed: number;
  /** Undefined when the node allows nothing. */
  generate(node: SchemaNode, position: Position): Generated | undefined;
  conforms(node: SchemaNode, value: unknown): boolean;
};

/** Deeper than this only what is required is filled. */
export const MAX_OPTIONAL_DEPTH = 6;

/** The schemas in a keyword's list, without whatever else stands there. */
export function schemaList(value: unknown): SchemaNode[] {
  return Array.isArray(value) ? value.filter(isSchemaNode) : [];
}
