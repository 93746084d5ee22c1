import { DxfWriter, Units } from '@tarikjabiri/dxf';
import type { Box } from '../../core/geo/rings.ts';
import { application, crsProperty } from './own.ts';
import { textTags } from './tags.ts';

export interface Skeleton {
  /** All up to the first object, and all behind the last. */
  readonly head: string;
  readonly tail: string;
  /** The first number that no part of the drawing has yet. */
  readonly firstHandle: number;
  /** Handle of the model space, which owns the objects. */
  readonly owner: string;
}

export interface SkeletonOf {
  readonly layer: string;
  readonly crs: string;
  readonly isMetres: boolean;
  readonly box: Box;
  /** True: release 2004 in the Chinese code page; false: release 2007 in UTF-8. */
  readonly isGbk: boolean;
}

const handleMark = '%HANDSEED%';
const noObjects = '0\nSECTION\n2\nENTITIES\n0\nENDSEC\n';

/** An empty drawing with one layer, our application, and the coordinate system as a comment and as a property that CAD programs keep. */
export function skeleton({ layer, crs, isMetres, box, isGbk }: SkeletonOf): Skeleton {
  const writer = new DxfWriter();
  const { document } = writer;
  writer.setUnits(isMetres ? Units.Meters : Units.Unitless);
  writer.tables.addAppId(application);
  writer.addLayer(layer, 7, 'Continuous');
  const [minX, minY, maxX, maxY] = box.every(Number.isFinite) ? box : [0, 0, 1, 1];
  if (isGbk) {
    document.header.setVariable('$ACADVER', { 1: 'AC1018' });
    document.header.setVariable('$DWGCODEPAGE', { 3: 'ANSI_936' });
  }
  document.header.setVariable('$EXTMIN', { 10: minX, 20: minY, 30: 0 });
  document.header.setVariable('$EXTMAX', { 10: maxX, 20: maxY, 30: 0 });
  document.header.setVariable('$CUSTOMPROPERTYTAG', { 1: crsProperty });
  document.header.setVariable('$CUSTOMPROPERTY', { 1: crs });
  document.activeVPort.viewCenter = [(minX + maxX) / 2, (minY + maxY) / 2];
  document.activeVPort.viewHeight = Math.max(maxY - minY, (maxX - minX) / 2, isMetres ? 10 : 1e-4) * 1.1;
  const empty = groupsOf(document.stringify(), isGbk);
  const firstHandle = Number.parseInt(/\$HANDSEED\n5\n([\dA-F]+)/.exec(empty)?.[1] ?? '', 16);
  const at = empty.indexOf(noObjects);
  if (Number.isNaN(firstHandle) || at < 0) throw new Error('the empty drawing is not as expected');
  const head = empty.slice(0, at).replace(/(\$HANDSEED\n5\n)[\dA-F]+/, `$1${handleMark}`);
  return {
    head: `999\n${crsProperty} ${crs}\n${head}0\nSECTION\n2\nENTITIES\n`,
    tail: `0\nENDSEC\n${empty.slice(at + noObjects.length)}`,
    firstHandle,
    owner: document.modelSpace.blockRecord.handle,
  };
}

/** The head with the number behind the last one given. */
export function withHandles(head: string, next: number): string {
  return head.replace(handleMark, next.toString(16).toUpperCase());
}

/** Groups that came with release 2007, by the record they stand in. */
const later: Readonly<Record<string, ReadonlySet<number>>> = {
  VPORT: new Set([348, 60, 61, 292, 282, 141, 142, 63, 421]),
  BLOCK_RECORD: new Set([280, 281]),
};

/** The groups of a drawing a line each; for an old release without those that it does not know. */
function groupsOf(text: string, isOld: boolean): string {
  let record = '';
  let groups = '';
  for (const { code, value } of textTags(text)) {
    if (code === 0) record = value;
    if (!(isOld && later[record]?.has(code))) groups += `${code}\n${value}\n`;
  }
  return groups;
}
