// Agents as the entries of /v1/models.

import type { Schema } from '../../contract.ts';

export type ListedModel = {
  /** What a client sends as `model`. */
  readonly id: string;
  /** For menus. */
  readonly name: string;
};

/** One entry. `createdSeconds` is when this gateway started: clients call number methods on it. */
export function writeModel(model: ListedModel, createdSeconds: number): Schema<'Model'> {
  return {
    id: model.id,
    object: 'model',
    created: createdSeconds,
    owned_by: 'openclaw',
    permission: [],
    name: model.name,
  };
}
