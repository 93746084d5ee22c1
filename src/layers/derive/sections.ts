import type { Field, Words } from '../../core/field.ts';
import { componentFields, countedFields, dutyFields, placeFields, projectFields, recordFields } from '../fields.ts';
import type { Kind } from '../kind.ts';

/** Parts of a form or card. Fields shared between kinds keep their part; all others are the kind's own. */
const shared: readonly { readonly id: string; readonly label: Words; readonly fields: readonly Field[] }[] = [
  { id: 'place', label: { zh: '位置', en: 'Place' }, fields: placeFields },
  { id: 'project', label: { zh: '项目', en: 'Project' }, fields: projectFields },
  { id: 'counted', label: { zh: '统计口径', en: 'Counted as' }, fields: countedFields },
  { id: 'duty', label: { zh: '责任单位', en: 'Responsible' }, fields: dutyFields },
  { id: 'component', label: { zh: '部件信息', en: 'Component' }, fields: componentFields },
  { id: 'record', label: { zh: '数据来源', en: 'Record' }, fields: recordFields },
];
const own = { id: 'own', label: { zh: '基本信息', en: 'Main facts' } };

export interface Section {
  readonly id: string;
  readonly label: Words;
  readonly fields: readonly Field[];
}

/** The kind's fields in parts, the kind's own first; parts without a field are left out. */
export function sectionsOf(kind: Kind): readonly Section[] {
  const elsewhere = new Set(shared.flatMap((section) => section.fields));
  const sections: readonly Section[] = [
    { ...own, fields: kind.fields.filter((field) => !elsewhere.has(field)) },
    ...shared.map(({ id, label, fields }) => ({ id, label, fields: kind.fields.filter((field) => fields.includes(field)) })),
  ];
  return sections.filter((section) => section.fields.length > 0);
}
