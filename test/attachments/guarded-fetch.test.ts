// The guard against servers that mean harm, over real sockets.

import { once } from 'node:events';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createGuardedFetch } from '../../src/attachments/guarded-fetch.ts';
import { fetchRequest, hostileServer, hostileTcpServer, PUBLIC_ADDRESS } from './hostile-server.ts';

const never = new AbortController().signal;

describe('a fetch', () => {
  it('gives the bytes, what the server calls them, and the host', async () => {
    const { fetchUrl } = await hostileServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('hello');
    });
    expect(await fetchUrl(fetchRequest(), never)).toEqual({
      bytes: Buffer.from('hello'),
      contentType: 'text/plain; charset=utf-8',
      host: 'files.example',
    });
  });

  it('asks for the path and the query under the name, and sends nothing else', async () => {
    const { fetchUrl, requests } = await hostileServer((_, response) => response.end('x'));
    await fetchUrl(fetchRequest({ url: 'http://files.example:8080/a%20b?c=d#e' }), never);
    expect(requests.map(({ method, url }) => [method, url])).toEqual([['GET', '/a%20b?c=d']]);
    expect(requests[0]?.headers).toEqual({
      host: 'files.example:8080',
      connection: 'keep-alive',
      accept: '*/*',
      'accept-encoding': 'identity',
      'user-agent': 'clawgate',
    });
  });

  it('greets an https server by its name', async () => {
    const hello = Promise.withResolvers<Buffer>();
    const { fetchUrl } = await hostileTcpServer((socket) => {
      socket.once('data', (data) => {
        hello.resolve(data);
        socket.destroy();
      });
    });
    const fetched = fetchUrl(fetchRequest({ url: 'https://files.example/a' }), never);
    await expect(fetched).rejects.toMatchObject({ code: 'attachment_fetch_failed' });
    expect((await hello.promise).includes('files.example')).toBe(true);
  });

  it('leaves no connection behind', async () => {
    const { fetchUrl, idle } = await hostileServer((_, response) => response.end('x'));
    await fetchUrl(fetchRequest(), never);
    await idle();
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['GZIP', gzipSync],
  ])('unfolds %s, though it was not asked for', async (encoding, compress) => {
    const { fetchUrl } = await hostileServer((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(compress(Buffer.from('hello')));
    });
    expect((await fetchUrl(fetchRequest(), never)).bytes.toString()).toBe('hello');
  });
});

describe('an address that is not public', () => {
  it.each([
    [['127.0.0.1']],
    [['10.0.0.1']],
    [['169.254.169.254']],
    [['::1']],
    [['::ffff:93.184.215.14']],
    [['fd00:ec2::254']],
    [[PUBLIC_ADDRESS, '127.0.0.1']],
    [['192.168.0.1', PUBLIC_ADDRESS]],
    [[]],
  ])('is refused behind a name: %j', async (addresses) => {
    const { fetchUrl, names, requests } = await hostileServer((_, response) => response.end('secret'));
    names.set('files.example', [addresses]);
    await expect(fetchUrl(fetchRequest(), never)).rejects.toMatchObject({
      code: 'attachment_url_not_allowed',
      message: 'input[0].content[1].file_url cannot be fetched: its host is not on the public internet.',
    });
    expect(requests).toEqual([]);
  });

  it('is not reached by a name that changes its answer', async () => {
    const { fetchUrl, names, lookups } = await hostileServer((_, response) => response.end('public'));
    names.set('rebinding.example', [[PUBLIC_ADDRESS], ['127.0.0.1']]);
    // Looked up once, and the connection goes to what was found then.
    const { bytes } = await fetchUrl(fetchRequest({ url: 'http://rebinding.example/' }), never);
    expect(bytes.toString()).toBe('public');
    expect(lookups).toEqual(['rebinding.example']);
  });

  it('is not reached by a redirect to a name that changes its answer', async () => {
    const { fetchUrl, names, requests } = await hostileServer((_, response) => {
      response.writeHead(302, { location: '/again' }).end();
    });
    names.set('rebinding.example', [[PUBLIC_ADDRESS], ['127.0.0.1']]);
    const fetched = fetchUrl(fetchRequest({ url: 'http://rebinding.example/' }), never);
    await expect(fetched).rejects.toMatchObject({ code: 'attachment_url_not_allowed' });
    expect(requests).toHaveLength(1);
  });

  it('is refused by the door as it is in production, without looking anything up', async () => {
    const server = await hostileServer((_, response) => response.end('secret'));
    const fetchUrl = createGuardedFetch();
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '0', '[::ffff:7f00:1]']) {
      const url = `http://${host}:${server.port}/`;
      await expect(fetchUrl(fetchRequest({ url }), never)).rejects.toMatchObject({
        code: 'attachment_url_not_allowed',
      });
    }
    expect(server.requests).toEqual([]);
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('%i is followed', async (status) => {
    const { fetchUrl, requests } = await hostileServer((request, response) => {
      if (request.url === '/a')
        response.writeHead(status, { location: 'http://other.example/b' }).end('moved');
      else response.end('there');
    });
    const fetched = await fetchUrl(fetchRequest(), never);
    expect(fetched).toMatchObject({ bytes: Buffer.from('there'), host: 'files.example' });
    expect(requests.map(({ headers, url }) => [headers.host, url])).toEqual([
      ['files.example', '/a'],
      ['other.example', '/b'],
    ]);
  });

  it.each([
    'http://127.0.0.1/secret',
    'http://[::1]/secret',
    'http://localhost/secret',
    'http://169.254.169.254/latest/meta-data/',
    'http://2130706433/',
    '//127.0.0.1/secret',
    'file:///etc/passwd',
    'gopher://files.example/',
    'http://user:password@files.example/',
    'http://private.example/',
    'http://elsewhere.org/',
  ])('to %s is refused', async (location) => {
    const { fetchUrl, names, requests } = await hostileServer((_, response) => {
      response.writeHead(302, { location }).end();
    });
    names.set('private.example', [['10.1.2.3']]);
    const fetched = fetchUrl(fetchRequest({ urlAllowlist: ['*.example', '127.0.0.1'] }), never);
    await expect(fetched).rejects.toMatchObject({ code: 'attachment_url_not_allowed', status: 400 });
    expect(requests).toHaveLength(1);
  });

  it('takes neither cookies nor a referrer along', async () => {
    const { fetchUrl, requests } = await hostileServer((request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: '/b', 'set-cookie': 'id=1' }).end();
      else response.end('there');
    });
    await fetchUrl(fetchRequest(), never);
    expect(Object.keys(requests[1]?.headers ?? {}).toSorted()).toEqual(
      Object.keys(requests[0]?.headers ?? {}).toSorted(),
    );
  });

  it.each([0, 1, 3])(
    'is followed %i times when so many are allowed, and no further',
    async (maxRedirects) => {
      const { fetchUrl, requests } = await hostileServer((_, response) => {
        response.writeHead(302, { location: '/a' }).end();
      });
      await expect(fetchUrl(fetchRequest({ maxRedirects }), never)).rejects.toMatchObject({
        code: 'attachment_not_available',
        status: 400,
      });
      expect(requests).toHaveLength(maxRedirects + 1);
    },
  );

  it('with a body that never ends does not keep its connection', async () => {
    const { fetchUrl, idle } = await hostileServer((request, response) => {
      if (request.url !== '/a') response.end('there');
      else response.writeHead(302, { location: '/b' }).write('x'.repeat(100_000));
    });
    await fetchUrl(fetchRequest(), never);
    await idle();
  });

  it('without a place to go is no answer', async () => {
    const { fetchUrl } = await hostileServer((_, response) => response.writeHead(302).end());
    await expect(fetchUrl(fetchRequest(), never)).rejects.toMatchObject({ code: 'attachment_not_available' });
  });
});

describe('a body that is too large', () => {
  const tooLarge = { code: 'attachment_too_large', status: 400 };

  it('is refused by its declared length, before it is read', async () => {
    const { fetchUrl, idle } = await hostileServer((_, response) => {
      response.writeHead(200, { 'content-length': 1_001 }).flushHeaders();
    });
    await expect(fetchUrl(fetchRequest(), never)).rejects.toMatchObject(tooLarge);
    await idle();
  });

  it('is given up when it has no end', async () => {
    const { fetchUrl, idle } = await hostileServer((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(1_000)));
      };
      response.on('drain', more);
      more();
    });
    await expect(fetchUrl(fetchRequest({ maxBytes: 100_000 }), never)).rejects.toMatchObject(tooLarge);
    await idle();
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('is given up while it unfolds: %s', async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(64 * 1024 * 1024));
    const { fetchUrl, idle } = await hostileServer((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(bomb);
    });
    // The limit is above what is sent, so that only the unfolded bytes can break it.
    const maxBytes = Math.max(bomb.byteLength, 1_000);
    await expect(fetchUrl(fetchRequest({ maxBytes }), never)).rejects.toMatchObject(tooLarge);
    await idle();
  });

  it('is given up when it unfolds to little, but is sent without end', async () => {
    // A gzip file may hold any number of members, each of them empty.
    const empty = gzipSync(Buffer.alloc(0));
    const { fetchUrl, idle } = await hostileServer((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      const more = (): void => {
        while (!response.destroyed && response.write(empty));
      };
      response.on('drain', more);
      more();
    });
    await expect(fetchUrl(fetchRequest({ maxBytes: 10_000 }), never)).rejects.toMatchObject(tooLarge);
    await idle();
  });

  it('may be exactly as large as allowed', async () => {
    const { fetchUrl } = await hostileServer((_, response) => response.end('x'.repeat(1_000)));
    expect((await fetchUrl(fetchRequest(), never)).bytes).toHaveLength(1_000);
  });
});

describe('an answer that is none', () => {
  it.each([204, 206, 304, 400, 401, 403, 404, 410])(
    'of status %i is the caller’s to mend',
    async (status) => {
      const { fetchUrl } = await hostileServer((_, response) => response.writeHead(status).end());
      await expect(fetchUrl(fetchRequest(), never)).rejects.toMatchObject({
        code: 'attachment_not_available',
        status: 400,
        message: `input[0].content[1].file_url cannot be fetched: its server answered ${status}.`,
      });
    },
  );

  it.each([429, 500, 503])('of status %i may pass', async (status) => {
    const { fetchUrl } = await hostileServer((_, response) => response.writeHead(status).end('x'));
    await expect(fetchUrl(fetchRequest(), never)).rejects.toMatchObject({
      code: 'attachment_fetch_failed',
      status: 502,
    });
  });

  it.each([
    ['an encoding nobody knows', 'HTTP/1.1 200 OK\r\ncontent-encoding: rot13\r\ncontent-length: 1\r\n\r\nx'],
    ['two encodings', 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip, gzip\r\ncontent-length: 1\r\n\r\nx'],
    [
      'not what its encoding says',
      'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 5\r\n\r\nhello',
    ],
    ['shorter than declared', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nshort'],
    ['a chunk that breaks off', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhel'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxy'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['nothing', ''],
    ['headers without measure', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(200_000)}\r\n\r\n`],
  ])('is a failure of the server: %s', async (_, bytes) => {
    const { fetchUrl } = await hostileTcpServer((socket) => {
      socket.once('data', () => socket.end(bytes));
    });
    await expect(fetchUrl(fetchRequest(), never)).rejects.toMatchObject({
      code: 'attachment_fetch_failed',
      status: 502,
    });
  });

  it('ends with its declared length, whatever comes behind it', async () => {
    const { fetchUrl } = await hostileTcpServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello and more'));
    });
    const outcome = await fetchUrl(fetchRequest(), never).then(
      ({ bytes }) => bytes.toString(),
      ({ code }) => code,
    );
    expect(['hello', 'attachment_fetch_failed']).toContain(outcome);
  });

  it('is a failure when the host has no such name, and says so', async () => {
    const { fetchUrl } = await hostileServer((_, response) => response.end());
    const gone = createGuardedFetch({
      resolveHost: async () => {
        throw Object.assign(new Error('queryA ENOTFOUND'), { code: 'ENOTFOUND' });
      },
    });
    await expect(gone(fetchRequest(), never)).rejects.toMatchObject({
      code: 'attachment_not_available',
      message: expect.stringContaining('its host does not exist'),
    });
    expect((await fetchUrl(fetchRequest(), never)).bytes).toHaveLength(0);
  });

  it('is a failure of the server when nobody listens', async () => {
    const fetchUrl = createGuardedFetch({
      resolveHost: async () => [PUBLIC_ADDRESS],
      reroute: () => ({ address: '127.0.0.1', port: 1 }),
    });
    await expect(fetchUrl(fetchRequest(), never)).rejects.toMatchObject({
      code: 'attachment_fetch_failed',
      message: expect.stringContaining('(ECONNREFUSED)'),
    });
  });
});

describe('the time limit', () => {
  const slow = fetchRequest({ timeoutMs: 100 });
  const late = { code: 'attachment_fetch_timeout', status: 504, param: slow.param };

  it.each([
    ['never answers', ''],
    ['sends half a header', 'HTTP/1.1 200 OK\r\ncontent-'],
    ['sends half a body', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf'],
    ['sends only hints', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
  ])('ends a server that %s', async (_, bytes) => {
    const { fetchUrl, idle } = await hostileTcpServer((socket) => {
      socket.on('data', () => socket.write(bytes));
    });
    await expect(fetchUrl(slow, never)).rejects.toMatchObject(late);
    await idle();
  });

  it('ends a server that drips byte by byte', async () => {
    const { fetchUrl, idle } = await hostileServer((_, response) => {
      const timer = setInterval(() => response.write('x'), 5);
      response.on('close', () => clearInterval(timer));
    });
    await expect(fetchUrl(slow, never)).rejects.toMatchObject(late);
    await idle();
  });

  it('ends a chain of slow redirects as a whole', async () => {
    const { fetchUrl, requests } = await hostileServer((_, response) => {
      setTimeout(() => response.writeHead(302, { location: '/a' }).end(), 60);
    });
    await expect(fetchUrl({ ...slow, maxRedirects: 20 }, never)).rejects.toMatchObject(late);
    expect(requests.length).toBeLessThan(3);
  });

  it('ends a handshake that does not come about', async () => {
    const { fetchUrl, idle } = await hostileTcpServer((socket) => socket.resume());
    await expect(fetchUrl({ ...slow, url: 'https://files.example/' }, never)).rejects.toMatchObject(late);
    await idle();
  });

  it('is not waited for once the fetch has ended', async () => {
    const { fetchUrl } = await hostileServer((_, response) => response.end('x'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    await fetchUrl(slow, never);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends a name that does not resolve', async () => {
    const fetchUrl = createGuardedFetch({
      resolveHost: async (_, signal) => {
        await once(signal, 'abort');
        return [PUBLIC_ADDRESS];
      },
    });
    await expect(fetchUrl(slow, never)).rejects.toMatchObject(late);
  });
});

describe('a client that leaves', () => {
  it.each([
    ['before the answer', ''],
    ['within the body', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf'],
  ])('closes the connection: %s', async (_, bytes) => {
    const leaving = new AbortController();
    const reason = new Error('the client left');
    const { fetchUrl, idle } = await hostileTcpServer((socket) => {
      socket.on('data', () => {
        socket.write(bytes);
        setImmediate(() => leaving.abort(reason));
      });
    });
    await expect(fetchUrl(fetchRequest(), leaving.signal)).rejects.toBe(reason);
    await idle();
  });

  it('closes a connection that is still being made', async () => {
    const leaving = new AbortController();
    const reason = new Error('the client left');
    const { fetchUrl, idle } = await hostileTcpServer((socket) => {
      // The client's half of a handshake, which is never answered.
      socket.once('data', () => leaving.abort(reason));
    });
    const fetched = fetchUrl(fetchRequest({ url: 'https://files.example/' }), leaving.signal);
    await expect(fetched).rejects.toBe(reason);
    await idle();
  });

  it('before the fetch begins prevents it', async () => {
    const { fetchUrl, lookups } = await hostileServer((_, response) => response.end());
    const reason = new Error('gone already');
    await expect(fetchUrl(fetchRequest(), AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(lookups).toEqual([]);
  });
});
