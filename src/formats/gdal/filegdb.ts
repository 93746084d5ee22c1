import { badInput } from '../../core/issue.ts';
import type { Reader } from '../format.ts';
import { readThroughGdal } from './read.ts';

/*
 * File Geodatabase (read only, through GDAL): a folder `.gdb`, loose or zipped.
 * Kept: all feature classes and tables with their values, object ids, coordinate systems, heights.
 * Lost when read: curves become chords (4°), measures, relations, domains (their codes stay), attachments, rasters.
 */

export const reader: Reader = {
  read(files, file, _options, host) {
    const inner = files.map(({ name, bytes }) => ({ name: `source.gdb/${name.split('/').at(-1) ?? name}`, bytes }));
    if (!inner.some(({ name }) => /\.gdbtable$/i.test(name))) throw badInput('gdb-without-tables', {}, { file });
    const encoding = { name: 'utf-8', reason: 'format' } as const;
    const letters = () => ({ encoding, read: (text: string) => text });
    return readThroughGdal({ format: 'filegdb', files: inner, open: 'source.gdb', keepsIds: true, letters }, file, host);
  },
};
