const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'aix', 'netbsd', 'openbsd', 'sunos'];
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/**
 * Entries a lockfile needs so that every optional dependency of a package it names has one: pairs of path and entry.
 * Names without a platform in them are left out, as nothing is known about them.
 */
export function missingPlatforms(lock) {
  const missing = new Map();
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const known = [`node_modules/${name}`, `${path}/node_modules/${name}`].some((place) => place in lock.packages);
      const platform = platformOf(name);
      if (known || platform === null || !/^\d/.test(version)) continue;
      const { cpu, os, libc } = platform;
      missing.set(`node_modules/${name}`, {
        version,
        cpu,
        ...(entry.dev ? { dev: true } : {}),
        ...(libc ? { libc } : {}),
        optional: true,
        os,
      });
    }
  }
  return [...missing];
}

/** `@scope/binding-linux-x64-musl` is for Linux on x64 with musl; null where the name tells no platform. */
function platformOf(name) {
  const parts = name.split('/').at(-1).split('-');
  const os = systems.find((system) => parts.includes(system));
  const cpu = processors.find((processor) => parts.includes(processor));
  if (os === undefined || cpu === undefined) return null;
  const libc = os === 'linux' ? [parts.some((part) => part.startsWith('musl')) ? 'musl' : 'glibc'] : null;
  return { cpu: [cpu], os: [os], libc };
}
