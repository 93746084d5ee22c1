import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { mapHosts } from '../../server/map-hosts.ts';

describe('hosts of background maps', () => {
  test('are origins, each once, between commas or spaces', () => {
    expect(mapHosts('https://a.example.cn, http://10.1.2.3:8080  https://*.b.cn/ https://a.example.cn')).toEqual({
      hosts: ['https://a.example.cn', 'http://10.1.2.3:8080', 'https://*.b.cn'],
      wrong: [],
    });
    expect(mapHosts(undefined)).toEqual({ hosts: [], wrong: [] });
  });

  test.each(["'unsafe-inline'", '*', 'https://*', 'https://a.cn/path', 'ftp://a.cn', 'javascript:alert(1)', 'https://a.cn"'])(
    'never let %s into the policy',
    (word) => {
      expect(mapHosts(word)).toEqual({ hosts: [], wrong: [word] });
    },
  );

  test('are what the policy lets tiles come from, and nothing else', async () => {
    const folder = tmpdir();
    const app = createApp({ dist: folder, geojson: folder, rules: folder }, ['https://tiles.example.cn']);
    const policy = (await app.request('/api/health')).headers.get('content-security-policy') ?? '';
    const sources = (name: string) => new RegExp(`${name} ([^;]*)`).exec(policy)?.[1]?.split(' ') ?? [];
    const foreign = (name: string) => sources(name).filter((source) => source.startsWith('http'));
    expect(foreign('connect-src')).toEqual(['https://*.tianditu.gov.cn', 'https://tiles.example.cn']);
    expect(foreign('img-src')).toEqual(foreign('connect-src'));
    expect(foreign('script-src')).toEqual([]);
  });
});
