import type { Asset } from '../core/asset.ts';
import type { Change, Edit } from '../core/edit.ts';
import type { Words } from '../core/field.ts';
import { kindById } from '../layers/registry.ts';
import type { Lang } from './sentence.ts';

type Deed = 'add' | 'remove' | 'move' | 'change';

const deeds: Readonly<Record<Deed, Words>> = {
  add: { zh: '新增', en: 'Add' },
  remove: { zh: '删除', en: 'Remove' },
  move: { zh: '移动', en: 'Move' },
  change: { zh: '修改', en: 'Change' },
};

function sameValues(a: Asset, b: Asset): boolean {
  return JSON.stringify(a.values) === JSON.stringify(b.values);
}

function deedOf({ before, after }: Change): Deed {
  if (before === null) return 'add';
  if (after === null) return 'remove';
  return sameValues(before, after) ? 'move' : 'change';
}

/** What an edit does, in words taken from the edit itself: “移动 3 个出入口”, “Change 1 park”. Edits of several sorts or kinds are named by their count. */
export function editInWords(edit: Edit, lang: Lang): string {
  const { code, params } = edit.label;
  if (code === 'mend-streets') return lang === 'zh' ? `修复 ${params.count} 处路网问题` : `Mend ${params.count} × faults of streets`;
  const sorts = new Set(edit.changes.map(deedOf));
  const kinds = new Set(edit.changes.map(({ kind }) => kind));
  const [sort] = sorts;
  const [kindId] = kinds;
  const deed = deeds[sorts.size === 1 && sort ? sort : 'change'][lang];
  const kind = kinds.size === 1 && kindId ? kindById(kindId)?.label[lang] : undefined;
  const count = edit.changes.length;
  if (lang === 'zh') return `${deed} ${count} 个${kind ?? '要素'}`;
  return `${deed} ${count} × ${kind?.toLowerCase() ?? 'features'}`;
}
