import type { Words } from '../../core/field.ts';

/** What is planned, in use, retired. */
export const lifecycleWords = {
  lifecycleRetired: { zh: '停用', en: 'Retired' },
  lifecyclePlanned: { zh: '计划', en: 'Planned' },
  lifecycleWithRetired: { zh: '含停用 {count}', en: 'With retired {count}' },
  lifecycleLegend: { zh: '空心、浅线：计划或停用', en: 'Hollow or pale: planned, retired' },
  lifecycleHelp: {
    zh: '按下后，地图、列表、数量和合计都包含停用的；覆盖和生活圈始终不计停用的',
    en: 'Press to have retired things on the map and in tables, counts and totals; coverage and circle never count them',
  },
} as const satisfies Readonly<Record<string, Words>>;
