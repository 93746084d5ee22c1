import type { Health } from '../src/wire/health.ts';

export function healthReply(): Health {
  return { status: 'ok', storage: 'snapshot' };
}
