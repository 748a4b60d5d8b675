import { describe, expect, it } from 'vitest';
import { checkUrl } from '../../../src/attachments/fetch/url-guard.ts';

const check = (url: string, urlAllowlist: readonly string[] = []) =>
  checkUrl(url, { param: 'input[0].file_url', urlAllowlist });

const REFUSED = { code: 'attachment_url_not_allowed', param: 'input[0].file_url', status: 400 };

describe('a URL', () => {
  it.each([
    'https://example.com/a.png?size=1#top',
    'http://files.example.com:8080/a',
    'https://example.com./',
    'https://93.184.215.14/a',
    'http://[2606:4700:4700::1111]/a',
    'https://münchen.example/a',
  ])('may be %s', (url) => {
    expect(check(url).href).toBe(new URL(url).href);
  });

  it.each([
    ['another protocol', 'ftp://example.com/a'],
    ['a file', 'file:///etc/passwd'],
    ['code', 'javascript:alert(1)'],
    ['data', 'data:text/plain,x'],
    ['a user name', 'https://user@example.com/'],
    ['a password', 'https://:secret@example.com/'],
    ['loopback', 'http://127.0.0.1/'],
    ['loopback in one number', 'http://2130706433/'],
    ['loopback in hexadecimal', 'http://0x7f.1/'],
    ['loopback in octal', 'http://0177.0.0.1/'],
    ['loopback, shortened', 'http://127.1/'],
    ['loopback with a dot behind it', 'http://127.0.0.1./'],
    ['loopback in wide digits', 'http://１２７.０.０.１/'],
    ['loopback, escaped', 'http://%31%32%37.0.0.1/'],
    ['loopback of IPv6', 'http://[::1]/'],
    ['mapped loopback', 'http://[::ffff:127.0.0.1]/'],
    ['a metadata service', 'http://169.254.169.254/latest/meta-data/'],
    ['a metadata service of IPv6', 'http://[fd00:ec2::254]/'],
    ['nothing', 'http://0/'],
    ['localhost', 'http://localhost:3000/'],
    ['localhost with a dot behind it', 'http://LOCALHOST./'],
    ['a name below localhost', 'http://app.localhost/'],
    ['a name of the network', 'http://printer/'],
    ['a name of multicast DNS', 'http://printer.local/'],
    ['a metadata service by name', 'http://metadata.google.internal/'],
    ['a URL without end', `https://example.com/${'a'.repeat(9_000)}`],
  ])('must not be %s', (_, url) => {
    expect(() => check(url)).toThrow(expect.objectContaining(REFUSED));
  });

  it.each(['', 'not a url', '//example.com/a', 'https://', 'http://exa mple.com/'])(
    'is refused as none: %j',
    (url) => {
      expect(() => check(url)).toThrow(expect.objectContaining({ code: 'invalid_value' }));
    },
  );

  it('may be relative in a redirect, and is checked there as well', () => {
    const base = new URL('https://example.com/a/b');
    const guarded = { param: 'p', urlAllowlist: [] };
    expect(checkUrl('../c', guarded, base).href).toBe('https://example.com/c');
    expect(() => checkUrl('//localhost/c', guarded, base)).toThrow(
      expect.objectContaining({ code: 'attachment_url_not_allowed' }),
    );
  });
});

describe('the list of allowed hosts', () => {
  it.each([
    ['https://example.com/', ['example.com'], true],
    ['https://EXAMPLE.com./', ['example.com'], true],
    ['https://example.com:8443/', ['example.com'], true],
    ['https://a.example.com/', ['example.com'], false],
    ['https://a.example.com/', ['*.example.com'], true],
    ['https://a.b.example.com/', ['*.example.com'], true],
    ['https://example.com/', ['*.example.com'], false],
    ['https://notexample.com/', ['*.example.com'], false],
    ['https://example.com.evil.org/', ['example.com', '*.example.com'], false],
    ['https://evil.org/example.com', ['example.com'], false],
    ['https://xn--mnchen-3ya.example/', ['münchen.example'], true],
    ['https://93.184.215.14/', ['93.184.215.14'], true],
    ['https://other.org/', ['example.com', 'other.org'], true],
  ])('%s against %j: %s', (url, allowlist, allowed) => {
    if (allowed) expect(check(url, allowlist).href).toBe(new URL(url).href);
    else expect(() => check(url, allowlist)).toThrow(expect.objectContaining(REFUSED));
  });

  it('opens no door to what is not public', () => {
    expect(() => check('http://127.0.0.1/', ['127.0.0.1'])).toThrow(expect.objectContaining(REFUSED));
    expect(() => check('http://localhost/', ['localhost'])).toThrow(expect.objectContaining(REFUSED));
  });
});
