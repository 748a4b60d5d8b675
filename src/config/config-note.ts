// What an operator should know about a configuration that is used all the same.

export type ConfigNote = { readonly level: 'info' | 'warn'; readonly message: string };

export type AddNote = (note: ConfigNote) => void;
