import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Starts a program and resolves with its exit code; one ended by a signal gives 128 + its number, as shells do.
 * Signals sent to this process reach the child, which alone decides when to end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const listeners = passedOn.map((signal) => {
      const listener = () => passOn(child, signal);
      process.on(signal, listener);
      return { signal, listener };
    });
    const release = () => {
      for (const { signal, listener } of listeners) process.off(signal, listener);
    };
    child.on('error', (error) => {
      release();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      release();
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** A terminal sends Ctrl-C to the whole group, so the child has it already; a second one would cut its clean-up short. */
function passOn(child, signal) {
  if (signal === 'SIGINT' && process.stdin.isTTY) return;
  child.kill(signal);
}

/**
 * Arguments with which `process.execPath` runs a TypeScript file of the project, whatever the working directory.
 * @param {string} file relative to the project
 * @param {readonly string[]} args
 */
export function typeScriptArgs(file, args) {
  const loader = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href;
  return ['--import', loader, join(root, file), ...args];
}
