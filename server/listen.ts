import { createServer } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** The service is for this machine only; a door to the network comes with users and rights. */
const host = '127.0.0.1';
const portsTried = 50;

export interface Listening {
  readonly port: number;
  readonly address: string;
  close(): Promise<void>;
}

export type ListenResult =
  | { readonly ok: true; readonly server: Listening }
  | { readonly ok: false; readonly port: number; readonly reason: string };

/** Listens on exactly this port; 0 lets the system choose. A taken port is an answer, not an exception. */
export function listenOn(app: Hono, port: number): Promise<ListenResult> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: host, port, createServer }, (info) => {
      const close = () => new Promise<void>((done) => server.close(() => done()));
      resolve({ ok: true, server: { port: info.port, address: `http://${host}:${info.port}/`, close } });
    });
    server.on('error', (error: NodeJS.ErrnoException) => resolve({ ok: false, port, reason: error.code ?? error.message }));
  });
}

/** The first free port from `first` on; `taken` hears of each one that is not. */
export async function listenFrom(app: Hono, first: number, taken: (port: number) => void): Promise<ListenResult> {
  let result = await listenOn(app, first);
  for (let port = first + 1; !result.ok && result.reason === 'EADDRINUSE' && port < first + portsTried; port++) {
    taken(result.port);
    result = await listenOn(app, port);
  }
  return result;
}
