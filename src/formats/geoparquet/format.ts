import type { Reader } from '../format.ts';
import { readGeoParquet } from './read.ts';

export const reader: Reader = { read: (files, file, _options, host) => readGeoParquet(files, file, host) };
