// x-clawgate-history is read before anything is run; what it changes is shown where sessions are tested.

import { expect, it } from 'vitest';
import { expectContract, expectError } from '../support/contract.ts';
import { testGateway } from '../support/gateway.ts';
import { DOORS } from './requests.ts';

const RUNS = DOORS.slice(0, 2);

it.each(RUNS)('$operationId refuses another value than full and delta, and says so', async (door) => {
  const gateway = await testGateway();
  for (const value of ['FULL', 'auto', 'full, delta', '']) {
    const headers = { 'x-clawgate-history': value };
    const response = await gateway.request(door.path, { json: door.body(), headers });
    expect(await expectError(door.operationId, response, 400)).toMatchObject({
      code: 'invalid_header',
      param: 'x-clawgate-history',
      message: 'x-clawgate-history must be "full" or "delta".',
    });
  }
});

it.each(RUNS)('$operationId takes both, with a session and without', async ({ operationId, path, body }) => {
  const gateway = await testGateway();
  for (const value of ['full', 'delta']) {
    for (const fields of [{}, { user: 'ada' }]) {
      const headers = { 'x-clawgate-history': value };
      const response = await gateway.request(path, { json: body(fields), headers });
      expect((await expectContract(operationId, response)).status).toBe(200);
    }
  }
});
