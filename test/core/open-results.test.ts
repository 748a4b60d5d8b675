import { expect, it } from 'vitest';
import { requireCalls } from '../../src/core/open-results.ts';
import { thrownBy } from './requests.ts';
import { assistant, call, result, user } from './sessions/conversation.ts';

const OPEN = [{ toolCallId: '1', param: 'input[0].call_id' }];

it('takes a result whose call comes before it, wherever that is', () => {
  requireCalls(OPEN, [user('hi'), assistant(call('1')), user('wait'), result('1')]);
  requireCalls([], [result('1')]);
});

it.each([
  ['no call at all', [user('hi'), result('1')]],
  ['only the call of another', [assistant(call('2')), result('1')]],
  ['its call behind it', [result('1'), assistant(call('1'))]],
])('refuses a result with %s, and names the field', async (_, conversation) => {
  expect(await thrownBy(() => requireCalls(OPEN, conversation))).toMatchObject({
    code: 'invalid_value',
    param: 'input[0].call_id',
    message: 'input[0].call_id answers no function_call before it: "1".',
  });
});
