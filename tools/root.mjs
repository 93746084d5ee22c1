import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the project; tools work from any working directory. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
