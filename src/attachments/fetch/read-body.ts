// Reads the body of an answer whole, within a limit that counts what is sent and what it unfolds to. Bodies are asked
// for uncompressed; what comes compressed all the same is unfolded as it streams, so that a bomb ends at the limit.

import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from 'node:zlib';
import { fetchFailure } from './fetch-request.ts';

type Limit = { readonly maxBytes: number; readonly param: string };

/** As browsers do: a body that needs more memory to unfold than 8 MiB is refused. */
const ZSTD_WINDOW_LOG = 23;

/**
 * The decompressed body. Rejects with `attachment_too_large`, with `attachment_fetch_failed` for an encoding that is
 * not known, and with the stream's own error when it breaks off or is not what its encoding says.
 */
export async function readBody(
  body: Readable,
  headers: { readonly contentEncoding: string; readonly contentLength: string },
  limit: Limit,
): Promise<Buffer> {
  if (Number(headers.contentLength) > limit.maxBytes) throw tooLarge(limit);
  const decoder = createDecoder(headers.contentEncoding.trim().toLowerCase(), limit.param);
  const chunks: Buffer[] = [];
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.byteLength;
      if (bytes > limit.maxBytes) throw tooLarge(limit);
      chunks.push(chunk);
    }
  };
  if (decoder === undefined) await pipeline(body, collect);
  else await pipeline(body, byteLimit(limit), decoder, collect);
  return Buffer.concat(chunks);
}

function createDecoder(encoding: string, param: string): Transform | undefined {
  switch (encoding) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } });
    default:
      // Several encodings one over the other come here too: nobody has a use for that but bombs.
      throw fetchFailure(
        'attachment_fetch_failed',
        param,
        'its server compresses it in a way that is not known.',
      );
  }
}

function byteLimit(limit: Limit): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      bytes += chunk.byteLength;
      if (bytes > limit.maxBytes) callback(tooLarge(limit));
      else callback(null, chunk);
    },
  });
}

function tooLarge({ param, maxBytes }: Limit): Error {
  return fetchFailure('attachment_too_large', param, `it has more than ${maxBytes} bytes.`);
}
