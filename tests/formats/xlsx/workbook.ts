import { strToU8, zipSync } from 'fflate';

const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook drawn by hand: for each sheet what stands between `<sheetData>` tags, and merged ranges. Style 1 is a day. */
export function workbook(sheets: Readonly<Record<string, { readonly rows: string; readonly merged?: readonly string[] }>>): Uint8Array {
  const names = Object.keys(sheets);
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook ${ns} xmlns:r="${rel}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${rel}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet ${ns}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
  for (const [at, name] of names.entries()) {
    const { rows, merged = [] } = sheets[name] ?? { rows: '' };
    const merges = merged.length === 0 ? '' : `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
    files[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet ${ns}><sheetData>${rows}</sheetData>${merges}</worksheet>`;
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** A row of cells: texts inline, numbers and `true` as such, null for none, `{xml}` as it stands (`@` is the place of the cell). */
export function row(number: number, ...cells: readonly (string | number | boolean | null | { readonly xml: string })[]): string {
  const drawn = cells.map((cell, at) => {
    const place = `${String.fromCharCode(65 + at)}${number}`;
    if (cell === null) return '';
    if (typeof cell === 'object') return cell.xml.replace('@', place);
    if (typeof cell === 'string') return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`;
    return typeof cell === 'boolean' ? `<c r="${place}" t="b"><v>${Number(cell)}</v></c>` : `<c r="${place}"><v>${cell}</v></c>`;
  });
  return `<row r="${number}">${drawn.join('')}</row>`;
}
