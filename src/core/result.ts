/** Identifies what a result was computed from; `time` is the only member that may differ between two runs on the same input. */
export interface Stamp {
  readonly engine: string;
  readonly engineVersion: string;
  readonly ruleSheet: { readonly id: string; readonly version: string };
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
  /** Project revision, or for a folder `sha256:` of the inputs read. */
  readonly dataRevision: string;
  readonly time: string;
  /** Codes that qualify the figures (stand-in denominators, inferred gates …); `text` turns them into sentences. */
  readonly notes: readonly StampNote[];
}

export interface StampNote {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What an engine may ask of the place it runs in. `progress` takes a share 0–1. */
export interface Host {
  progress(share: number): void;
  cancelled(): boolean;
}

export const silentHost: Host = { progress: () => {}, cancelled: () => false };

/** Thrown by an engine that noticed `host.cancelled()`. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}
