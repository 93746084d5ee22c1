import type { Words } from '../../core/field.ts';

/** What is planned, in use, retired. */
export const lifecycleWords = {
  lifecycleRetired: { zh: '停用', en: 'Retired' },
  lifecyclePlanned: { zh: '计划', en: 'Planned' },
  lifecycleWithRetired: { zh: '含停用 {count}', en: 'With retired {count}' },
  lifecycleLegend: { zh: '空心、浅线：计划或停用', en: 'Hollow or pale: planned, retired' },
  lifecycleHelp: {
    zh: '停用的不计入数量、合计、覆盖和生活圈；按下后在地图和列表中显示',
    en: 'Retired things count in no number and no answer; press to show them on map and table',
  },
} as const satisfies Readonly<Record<string, Words>>;
