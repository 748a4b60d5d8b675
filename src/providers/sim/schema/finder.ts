// Where the generator gets values from: the seam between schemas and questions.

/** The place in a value that is to be filled, as its schema describes it. */
export type Place = {
  /** The property's name; of an array's items the array's. Empty at the root. */
  readonly name: string;
  readonly description: string;
  /** Names from the root down, this one included. */
  readonly path: readonly string[];
  readonly format: string | undefined;
  /** False: the value is wanted only when the question names it. */
  readonly isRequired: boolean;
};

export type Finder = {
  /** A text for the place that `accepts` takes. */
  text(place: Place, accepts: (text: string) => boolean): string | undefined;
  number(place: Place, accepts: (number: number) => boolean): number | undefined;
  flag(place: Place): boolean | undefined;
  /** Several texts, when the question lists them. */
  texts(place: Place): readonly string[];
  numbers(place: Place): readonly number[];
  /** Which of the values the question mentions, by their index and in its order. */
  mentioned(place: Place, values: readonly unknown[]): readonly number[];
  /** `key=value` pairs. */
  pairs(): readonly (readonly [string, string])[];
  /** How much a branch of a schema, given by its words, has to do with the question. */
  affinity(words: readonly string[]): number;
  /** The text to use where a value must be and none was found. */
  filler(place: Place): string;
  /** Values are used once. What was used since a mark can be given back. */
  mark(): unknown;
  reset(mark: unknown): void;
};

/** Finds nothing: plain generated values. */
export const NOTHING_FOUND: Finder = {
  text: () => undefined,
  number: () => undefined,
  flag: () => undefined,
  texts: () => [],
  numbers: () => [],
  mentioned: () => [],
  pairs: () => [],
  affinity: () => 0,
  filler: ({ name }) => (name === '' ? 'text' : name),
  mark: () => undefined,
  reset: () => undefined,
};
