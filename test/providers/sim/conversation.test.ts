import { describe, expect, it } from 'vitest';
import { readConversation } from '../../../src/providers/sim/conversation.ts';
import { findTagged } from '../../../src/providers/sim/prompt-tags.ts';
import { assistant, request, toolResult, user } from './sim-harness.ts';

describe('readConversation', () => {
  it('holds each sentence once, oldest first, with its origin', () => {
    const messages = [user('I have a dog. It barks.'), assistant('Good.'), user('Is that so?')];
    const { passages, question, earlierQuestions } = readConversation(
      request({ messages, instructions: 'Be kind.' }),
      'Is that so?',
    );
    expect(passages.map(({ text, origin }) => [origin, text])).toEqual([
      ['instructions', 'Be kind.'],
      ['user', 'I have a dog.'],
      ['user', 'It barks.'],
      ['assistant', 'Good.'],
      ['user', 'Is that so?'],
    ]);
    expect(question).toBe('Is that so?');
    expect(earlierQuestions).toEqual(['I have a dog. It barks.']);
  });

  it('tells the results of this turn from those of earlier ones', () => {
    const call = (id: string) =>
      ({
        role: 'assistant',
        content: [{ type: 'tool-call', id, name: `tool_${id}`, argumentsText: '{}' }],
      }) as const;
    const messages = [
      user('One?'),
      call('a'),
      toolResult('a', 'first'),
      user('Two?'),
      call('b'),
      toolResult('b', 'second'),
    ];
    const { results, passages } = readConversation(request({ messages }), 'Two?');
    expect(results.map(({ toolName, text }) => [toolName, text])).toEqual([['tool_b', 'second']]);
    expect(passages.filter(({ origin }) => origin === 'tool').map(({ text }) => text)).toEqual(['first']);
  });

  it('keeps the newest of more text than it reads', () => {
    const old = 'An old sentence of little use. '.repeat(20_000);
    const { passages } = readConversation(
      request({ messages: [user(old), user('A new one.'), user('What?')] }),
      'What?',
    );
    expect(passages.some(({ text }) => text === 'A new one.')).toBe(true);
    expect(passages.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(450_000);
  });
});

describe('findTagged', () => {
  it('finds the innermost parts, with their attributes, and skips tags that are only spoken of', () => {
    const text =
      'Use the <source> tag.\n<CONTEXT><source id="1" name="a">One</source><source id="2">Two</source></CONTEXT>';
    const found = findTagged(text, new Set(['source', 'context']));
    expect(found.map(({ tag, attributes, content }) => [tag, attributes.trim(), content])).toEqual([
      ['source', 'id="1" name="a"', 'One'],
      ['source', 'id="2"', 'Two'],
      ['context', '', expect.stringContaining('One')],
    ]);
  });

  it('finds nothing in what is never closed', () => {
    expect(findTagged('<source>'.repeat(1_000), new Set(['source']))).toEqual([]);
    expect(findTagged('</source>', new Set(['source']))).toEqual([]);
  });
});
