// The sizes that the bench promises, and that its parts agree about the same bytes.

import { expect, it } from 'vitest';
import {
  ANSWER_END,
  BURSTS,
  CHAT_ANSWER,
  CHAT_ANSWER_TEXT,
  chatRequest,
  EMBEDDING_ANSWERS,
  httpRequest,
  PACED_FRAMES,
  STREAM_FRAMES,
  STREAM_TEXT,
} from '../../scripts/bench/payloads.ts';

it('answers a chat with exactly one kilobyte', () => {
  expect(CHAT_ANSWER.length).toBe(1024);
  expect(CHAT_ANSWER_TEXT.endsWith(ANSWER_END)).toBe(true);
});

it('streams a hundred frames of about 180 bytes', () => {
  const bytes = STREAM_FRAMES.reduce((sum, frame) => sum + Buffer.byteLength(frame), 0);
  expect(STREAM_FRAMES).toHaveLength(100);
  expect(bytes / STREAM_FRAMES.length).toBeGreaterThan(170);
  expect(bytes / STREAM_FRAMES.length).toBeLessThan(190);
  expect(STREAM_TEXT.endsWith(ANSWER_END)).toBe(true);
});

it('sends the same stream ten frames or one at a time', () => {
  expect(BURSTS).toHaveLength(10);
  expect(PACED_FRAMES).toHaveLength(100);
  const whole = `${STREAM_FRAMES.join('')}data: [DONE]\n\n`;
  expect(Buffer.concat(BURSTS).toString()).toBe(whole);
  expect(Buffer.concat(PACED_FRAMES).toString()).toBe(whole);
});

it('encodes the same vector as numbers and as base64', () => {
  const floats: number[] = JSON.parse(EMBEDDING_ANSWERS.float.toString()).data[0].embedding;
  const base64: string = JSON.parse(EMBEDDING_ANSWERS.base64.toString()).data[0].embedding;
  const bytes = Buffer.from(base64, 'base64');
  const decoded = floats.map((_, index) => bytes.readFloatLE(index * 4));
  expect(bytes).toHaveLength(floats.length * 4);
  expect(decoded).toEqual(floats);
});

it('states the length of the body that it sends', () => {
  const body = chatRequest('chat', false);
  const text = httpRequest('POST', '/v1/chat/completions', body).toString();
  expect(text).toContain(`\r\ncontent-length: ${body.length}\r\n`);
  expect(text.endsWith(`\r\n\r\n${body}`)).toBe(true);
});
