export function findChrome(): string | null;
export function findOrInstallChrome(): string | null;
