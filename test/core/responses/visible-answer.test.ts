import { expect, it } from 'vitest';
import { visibleAnswer } from '../../../src/core/responses/visible-answer.ts';
import { answerDigest, messageDigest } from '../../../src/core/sessions/message-digest.ts';
import { assistant, call, result } from '../sessions/conversation.ts';

it('is what the caller saw: no calls of the gateway, one message, the digest of the answer', () => {
  const said = [assistant('Let me see.', call('own')), result('own'), assistant('Done.', call('theirs'))];
  const seen = visibleAnswer(said);
  expect(seen).toEqual([assistant('Let me see.', 'Done.', call('theirs'))]);
  expect(seen.map(messageDigest)).toEqual([answerDigest(said)]);
});

it('is nothing where nothing was said', () => {
  expect(visibleAnswer([])).toEqual([]);
  expect(visibleAnswer([assistant(call('own')), result('own')])).toEqual([]);
});
