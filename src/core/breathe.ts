import { Cancelled, type Host } from './result.ts';

/** Between pieces of long work: lets other messages in, and stops where one of them was "cancel". */
export async function breathe(host: Host): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  if (host.cancelled()) throw new Cancelled();
}
