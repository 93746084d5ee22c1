import type { Reader } from '../format.ts';
import { readGeoPackage } from './read.ts';

export const reader: Reader = { read: (files, file, _options, host) => readGeoPackage(files, file, host) };
