import type { Reader } from '../format.ts';
import { readFlatGeobuf } from './read.ts';

export const reader: Reader = { read: (files, file, _options, host) => readFlatGeobuf(files, file, host) };
