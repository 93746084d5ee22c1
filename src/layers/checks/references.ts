import { isPresent } from '../derive/format.ts';
import { kindById } from '../registry.ts';
import { assetIssue, type Check } from './check.ts';

/** Every reference of every kind names an asset that is there. */
export const references: Check = ({ byKind, find }) =>
  [...byKind].flatMap(([kindId, assets]) => {
    const fields = kindById(kindId)?.fields ?? [];
    return fields.flatMap((field) => {
      if (field.type !== 'reference' && field.type !== 'references') return [];
      return assets.flatMap((asset) => {
        const value = asset.values[field.key];
        const ids = isPresent(value) ? (typeof value === 'object' ? value : [value]).map(String) : [];
        const named = { field: field.key, fieldZh: field.label.zh, fieldEn: field.label.en };
        const unknown = ids.filter((id) => find(field.kinds, id) === undefined);
        return unknown.map((id) => assetIssue(asset, 'reference-unknown', 'warning', { ...named, target: id }));
      });
    });
  });
