import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssistantMessage, Message, UserMessage } from '../../../src/core/messages.ts';
import { answerDigest, messageDigest } from '../../../src/core/sessions/message-digest.ts';
import { assistant, call, result, system, user } from './conversation.ts';

const image = (base64: string, mediaType = 'image/png') => ({ type: 'image', base64, mediaType }) as const;
const userOf = (...content: UserMessage['content']): UserMessage => ({ role: 'user', content });
const text = (value: string) => ({ type: 'text', text: value }) as const;

const SAME: readonly { name: string; left: Message; right: Message }[] = [
  { name: 'space around the text', left: user('Hello you'), right: user(' \n Hello  you\t') },
  { name: 'line ends', left: user('a\r\nb'), right: user('a\nb') },
  { name: 'an answer in parts', left: assistant('Hel', 'lo'), right: assistant('Hello') },
  { name: 'a question in parts', left: userOf(text('Hel'), text('lo')), right: user('Hello') },
  {
    name: 'an empty text beside an image',
    left: userOf(text(' '), image('AAAA')),
    right: userOf(image('AAAA')),
  },
  {
    name: 'the same image in other base64',
    left: userOf(image('+/8=')),
    right: userOf(image('-_8', 'image/jpeg')),
  },
  {
    name: 'a file and what is kept of it',
    left: userOf(
      { ...text('The words of it.'), kept: '[file a.pdf]' },
      { ...image('AAAA'), kept: '[page 1]' },
      text('Hello'),
    ),
    right: userOf(text('[file a.pdf]'), text('[page 1]'), text('Hello')),
  },
  { name: 'a name', left: { ...user('a'), name: 'Ann' }, right: user('a') },
  { name: 'reasoning', left: assistant({ type: 'reasoning', text: 'hm' }, 'a'), right: assistant('a') },
  {
    name: 'what a provider wants back',
    left: assistant({ ...call('1'), state: { api: 'x', data: 'signature' } }),
    right: assistant(call('1')),
  },
  {
    name: 'a refusal and its text',
    left: assistant({ type: 'refusal', text: 'No' }, 'a'),
    right: assistant('a', 'No'),
  },
  { name: 'the id of a call', left: assistant(call('1')), right: assistant(call('2')) },
  { name: 'text around a call', left: assistant('a', call('1'), 'b'), right: assistant('a b', call('1')) },
  {
    name: 'spacing and the order of keys in arguments',
    left: assistant(call('1', 'f', '{"a": {"c": [1, 2.0], "b": "x y"}, "d": null}')),
    right: assistant(call('1', 'f', '{"d":null,"a":{"b":"x y","c":[1,2]}}')),
  },
  {
    name: 'no arguments and an empty object',
    left: assistant(call('1', 'f', ' ')),
    right: assistant(call('1', 'f', '{}')),
  },
  {
    name: 'spacing in arguments that are not JSON',
    left: assistant(call('1', 'f', '{"a": ')),
    right: assistant(call('1', 'f', '{"a":')),
  },
  {
    name: 'the name of the tool of a result',
    left: { ...result('1'), toolName: 'search' },
    right: result('1'),
  },
];

const DIFFERENT: readonly { name: string; left: Message; right: Message }[] = [
  { name: 'the text', left: user('a'), right: user('b') },
  { name: 'the role', left: user('a'), right: assistant('a') },
  { name: 'an image', left: userOf(text('a'), image('AAAA')), right: userOf(text('a'), image('AAAB')) },
  {
    name: 'the place of an image',
    left: userOf(text('a'), image('AA')),
    right: userOf(image('AA'), text('a')),
  },
  {
    name: 'what is before and behind an image',
    left: userOf(text('ab'), image('AA'), text('c')),
    right: userOf(text('a'), image('AA'), text('bc')),
  },
  { name: 'a call', left: assistant('a', call('1')), right: assistant('a') },
  {
    name: 'the order of calls',
    left: assistant(call('1', 'f'), call('2', 'g')),
    right: assistant(call('2', 'g'), call('1', 'f')),
  },
  { name: 'how often a call is made', left: assistant(call('1'), call('2')), right: assistant(call('1')) },
  {
    name: 'arguments',
    left: assistant(call('1', 'f', '{"a":1}')),
    right: assistant(call('1', 'f', '{"a":2}')),
  },
  {
    name: 'space inside an argument',
    left: assistant(call('1', 'f', '{"a":"x y"}')),
    right: assistant(call('1', 'f', '{"a":"xy"}')),
  },
  {
    name: 'a number too large for a double',
    left: assistant(call('1', 'f', '[1e999]')),
    right: assistant(call('1', 'f', '[null]')),
  },
  {
    name: 'a string and the value it spells',
    left: assistant(call('1', 'f', '["1"]')),
    right: assistant(call('1', 'f', '[1]')),
  },
  {
    name: 'the order of a list',
    left: assistant(call('1', 'f', '[1,2]')),
    right: assistant(call('1', 'f', '[2,1]')),
  },
  { name: 'the call of a result', left: result('1'), right: result('2') },
  { name: 'the content of a result', left: result('1', 'a'), right: result('1', 'b') },
  { name: 'where the id of a result ends', left: result('1', '2a'), right: result('12', 'a') },
  {
    name: 'a field written out in an id',
    left: { ...result('1;text found'), content: [] },
    right: result('1', 'found'),
  },
  {
    name: 'a field written out in a text',
    left: user('a;image 2 AA;'),
    right: userOf(text('a'), image('AA')),
  },
  {
    name: 'a name that runs on into the arguments',
    left: assistant(call('1', 'f', '[1]')),
    right: assistant(call('1', 'f[', '1]')),
  },
];

const digestOfArguments = (argumentsText: string) => messageDigest(assistant(call('1', 'f', argumentsText)));

function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReversed);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, withKeysReversed(member)]);
  return Object.fromEntries(members.toReversed());
}

describe('messageDigest', () => {
  it.each(SAME)('does not depend on $name', ({ left, right }) => {
    expect(messageDigest(left)).toBe(messageDigest(right));
  });

  it.each(DIFFERENT)('depends on $name', ({ left, right }) => {
    expect(messageDigest(left)).not.toBe(messageDigest(right));
  });

  it('is 16 bytes in base64url', () => {
    expect(messageDigest(user('a'))).toMatch(/^[\w-]{22}$/);
  });

  it('leaves system and developer messages out of matching', () => {
    expect(messageDigest(system('a'))).toBeUndefined();
    expect(messageDigest({ role: 'developer', text: 'a' })).toBeUndefined();
  });

  it('is the same for arguments of the same value, however they are written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(3), (value, indent) => {
        const rewritten = JSON.stringify(withKeysReversed(value), undefined, indent);
        expect(digestOfArguments(rewritten)).toBe(digestOfArguments(JSON.stringify(value)));
      }),
    );
  });

  it('is the same for arguments of the same value only', () => {
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom<unknown>(0, 1, '', '1', 'a', ',', '"', true, null),
        fc.array(tie('tree'), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom('a', 'b', '"', '__proto__'), tie('tree'), { maxKeys: 2 }),
      ),
    }));
    fc.assert(
      fc.property(tree, tree, (left, right) => {
        const isSame = digestOfArguments(JSON.stringify(left)) === digestOfArguments(JSON.stringify(right));
        const [leftValue, rightValue]: unknown[] = [left, right].map((value) =>
          JSON.parse(JSON.stringify(value)),
        );
        expect(isSame).toBe(isDeepStrictEqual(leftValue, rightValue));
      }),
      { numRuns: 1000 },
    );
  });

  it('compares arguments too deep to be read as they are written', () => {
    const deep = (inner: string) =>
      assistant(call('1', 'f', '['.repeat(200_000) + inner + ']'.repeat(200_000)));
    expect(messageDigest(deep('1'))).toBe(messageDigest(deep(' 1 ')));
    expect(messageDigest(deep('1'))).not.toBe(messageDigest(deep('2')));
    const nested = (inner: string) => digestOfArguments('['.repeat(300) + inner + ']'.repeat(300));
    expect(nested('{"a":1,"b":2}')).not.toBe(nested('{"b":2,"a":1}'));
  });
});

describe('answerDigest', () => {
  const answered: AssistantMessage = assistant('Let me see. ', call('1', 'lookup'));

  it('is that of one message for one message', () => {
    expect(answerDigest([answered])).toBe(messageDigest(answered));
  });

  it("is that of what the client saw of an answer in which the gateway's own tools were called", () => {
    const answer = [answered, result('1'), assistant({ type: 'reasoning', text: 'hm' }, 'It rains.')];
    expect(answerDigest(answer)).toBe(messageDigest(assistant('Let me see. It rains.')));
  });

  it('counts the calls that are left to the client', () => {
    const answer = [assistant(call('1', 'own'), call('2', 'theirs')), result('1')];
    expect(answerDigest(answer)).toBe(messageDigest(assistant(call('x', 'theirs'))));
  });

  it("takes a call for the client's when only an earlier call of the same id has a result", () => {
    const answer = [assistant(call('1', 'own')), result('1'), assistant(call('1', 'theirs'))];
    expect(answerDigest(answer)).toBe(messageDigest(assistant(call('1', 'theirs'))));
  });

  it('takes one result for the end of one call', () => {
    const answer = [assistant(call('1', 'theirs')), assistant(call('1', 'own')), result('1')];
    expect(answerDigest(answer)).toBe(messageDigest(assistant(call('1', 'theirs'))));
  });
});
