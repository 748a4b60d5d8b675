import { expect, it } from 'vitest';
import { writeModel } from '../../../src/adapters/models/write-models.ts';
import { expectConforms } from '../contract-fields.ts';

it('writes an agent as a model with everything that clients read', () => {
  const model = writeModel({ id: 'openclaw/main', name: 'Main' }, 1_774_000_000);
  expect(model).toEqual({
    id: 'openclaw/main',
    object: 'model',
    created: 1_774_000_000,
    owned_by: 'openclaw',
    permission: [],
    name: 'Main',
  });
  expectConforms('Model', model);
});
