export interface LockEntry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [member: string]: unknown;
}

export function missingPlatforms(lock: { readonly packages: Readonly<Record<string, LockEntry>> }): [string, LockEntry][];
