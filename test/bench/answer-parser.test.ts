// The load's own HTTP reader, fed whole, byte by byte, and cut at every place.

import { describe, expect, it } from 'vitest';
import { type Answer, AnswerParser } from '../../scripts/bench/answer-parser.ts';

const JSON_ANSWER =
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{"a":"\\n\\n"}';
const EMPTY_ANSWER = 'HTTP/1.1 204 No Content\r\ncontent-length: 0\r\n\r\n';

function chunk(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n`;
}

const STREAM_ANSWER = [
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n',
  chunk('data: 1\n\ndata: 2\n\n'),
  chunk('data: 3\n'),
  chunk('\ndata: 4\n\n'),
  chunk('data: [DONE]\n\n'),
  '0\r\n\r\n',
].join('');

function read(pieces: readonly string[], keepStreams = false): Answer[] {
  const answers: Answer[] = [];
  const parser = new AnswerParser((answer) => answers.push(answer), keepStreams);
  for (const piece of pieces) parser.feed(Buffer.from(piece));
  return answers;
}

function everyCut(text: string): string[][] {
  return Array.from({ length: text.length - 1 }, (_, index) => [
    text.slice(0, index + 1),
    text.slice(index + 1),
  ]);
}

describe('AnswerParser', () => {
  it('reads an answer with a length, wherever the network cut it', () => {
    for (const pieces of [[JSON_ANSWER], [...JSON_ANSWER], ...everyCut(JSON_ANSWER)]) {
      const [answer, ...others] = read(pieces);
      expect(others).toEqual([]);
      expect(answer?.status).toBe(200);
      expect(answer?.body.toString()).toBe('{"a":"\\n\\n"}');
      expect(answer?.stream).toBeUndefined();
    }
  });

  it('counts the frames and writes of a stream, wherever the network cut it', () => {
    for (const pieces of [[STREAM_ANSWER], [...STREAM_ANSWER], ...everyCut(STREAM_ANSWER)]) {
      const [answer] = read(pieces, true);
      expect(answer?.stream).toMatchObject({ frames: 5, writes: 4, splitWrites: 1, done: true });
      expect(answer?.stream?.text).toBe('data: 1\n\ndata: 2\n\ndata: 3\n\ndata: 4\n\ndata: [DONE]\n\n');
    }
  });

  it('sees that a stream ended without its terminator', () => {
    const cut = STREAM_ANSWER.replace(chunk('data: [DONE]\n\n'), '');
    expect(read([cut])[0]?.stream).toMatchObject({ frames: 4, done: false });
  });

  it('reads answers that follow each other on a connection', () => {
    const statuses = read([JSON_ANSWER + STREAM_ANSWER + EMPTY_ANSWER + JSON_ANSWER]).map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([200, 200, 204, 200]);
  });

  it('gives nothing out before the last byte is in', () => {
    expect(read([JSON_ANSWER.slice(0, -1)])).toEqual([]);
    expect(read([STREAM_ANSWER.slice(0, -1)])).toEqual([]);
  });

  it('refuses a chunk that is longer than its size, and an answer without an end', () => {
    expect(() => read([STREAM_ANSWER.replace('12\r\n', '11\r\n')])).toThrow('longer than its size');
    expect(() => read(['HTTP/1.1 200 OK\r\n\r\n'])).toThrow('without length');
  });
});
