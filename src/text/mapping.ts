import type { Words } from '../core/field.ts';

/** Codes of the import's planning: layers, columns, cells, rows, ids. */
export const mappingSentences: Readonly<Record<string, Words>> = {
  // Kinds and layers
  'kind-unsaid-layers': {
    zh: '不知这些图层（工作表）各是哪类资产：{layers}；请把图层命名为类别名（如 park 或 公园绿地），或用 --kind 指明。',
    en: 'None of its layers says which kind it holds: {layers}; name a layer by its kind (such as park) or give --kind.',
  },
  'kind-in-no-layer': {
    zh: '没有可作为“{kind}”的图层；文件中有：{layers}。',
    en: 'No layer can be taken as "{kind}"; the file has: {layers}.',
  },
  'layer-left-out': {
    zh: '图层“{layer}”（{rows} 行）不知是哪类资产，未导入。',
    en: 'The layer "{layer}" ({rows} rows) does not say which kind it holds and was left out.',
  },
  'layer-not-meant': {
    zh: '图层“{layer}”（{rows} 行）是别的资产，未导入。',
    en: 'The layer "{layer}" ({rows} rows) is something else and was left out.',
  },

  // Shapes
  'shape-kept': {
    zh: '文件里只有点（或线），城市中已有更完整的图形，保留原图形。',
    en: 'The file has only a point (or line) where the city has a fuller shape, which is kept.',
  },

  // Columns and cells
  'column-scaled': {
    zh: '“{column}”列乘以 {factor} 换算为{unitZh}，记入“{fieldZh}”。',
    en: 'Column "{column}" was multiplied by {factor} to give {unitEn} and went to "{fieldEn}".',
  },
  'column-unit-strange': {
    zh: '“{column}”列的单位“{unit}”与字段不符，数值按原样记入，请核对。',
    en: 'The unit "{unit}" of column "{column}" does not fit its field; the numbers were taken as they stand, please check.',
  },
  'value-unread': {
    zh: '“{column}”列的“{value}”读不成“{fieldZh}”，该项没有写入（城市中已有的值不变）；原文留在“{kept}”。',
    en: '"{value}" in column "{column}" is nothing that "{fieldEn}" can hold; the field was left as it was and the text kept as "{kept}".',
  },
  'cells-with-unit': {
    zh: '“{column}”列有 {count} 个单元格自带单位（如“{example}”），已按其单位换算。',
    en: '{count} cells of column "{column}" carry their own unit (such as "{example}") and were converted by it.',
  },
  'dates-from-serials': {
    zh: '“{column}”列有 {count} 个日期写成了 Excel 序号，已换成日期（如 {example}）。',
    en: '{count} dates of column "{column}" were written as Excel serial numbers and were turned into days (such as {example}).',
  },

  // Ids
  'id-missing': { zh: '“{column}”列没有编号。', en: 'Column "{column}" has no id here.' },
  'id-column-missing': { zh: '没有“{column}”列；文件的列有：{columns}。', en: 'There is no column "{column}"; the file has: {columns}.' },
  'ids-numbered': {
    zh: '没有可作编号的列，{count} 行按先后次序编号（1、2、3……）；再次导入时行序一变就会对错，请补上编号列（或用 --id 指定）。',
    en: 'No column gives ids; {count} rows were numbered by position (1, 2, 3 …), which goes wrong as soon as their order changes. Add a column of ids (or give --id).',
  },
  'things-retired': {
    zh: '--missing retire：城市中“{kind}”类有 {count} 个不在文件里，按停用处理（不删除），如 {examples}。命令行不记得上次的来源，凡同类而文件里没有的都算；文件若只是一部分，请改用 keep。',
    en: '--missing retire: {count} things of kind "{kind}" are not in the file and go out of use (never deleted), such as {examples}. The command line remembers no source, so all of the kind count; use keep for a file that holds only a part.',
  },
  'ids-from-column': { zh: '编号取自“{column}”列。', en: 'Ids were taken from column "{column}".' },
  'ids-from-row-numbers': {
    zh: '编号取自“{column}”列，这类序号每次导出可能不同；再次导入前请核对。',
    en: 'Ids were taken from column "{column}", which may number rows anew at each export; check before importing again.',
  },

  // Places
  'crs-no-places': { zh: '表格没有坐标', en: 'the table holds no coordinates' },
  'crs-in-doubt': {
    zh: '坐标系存疑；未导入任何内容。请用 --crs 指定，可能是：{candidates}。',
    en: 'The coordinate system is in doubt; nothing was imported. Give --crs; candidates: {candidates}.',
  },
  'crs-in-doubt-none': {
    zh: '坐标系存疑，没有可列出的候选；未导入任何内容。请核对坐标，或用 --crs 指定。',
    en: 'The coordinate system is in doubt and there is no candidate to name; nothing was imported. Check the coordinates, or give --crs.',
  },
  'crs-by-layer': { zh: '各图层坐标系不同：{systems}。', en: 'Its layers come in different systems: {systems}.' },
  'rows-unplaced': {
    zh: '{count} 行没有坐标（第 {rows} 行），按未落图记入。',
    en: '{count} rows have no coordinates (rows {rows}) and were taken without a place.',
  },
  'crs-without-places': {
    zh: '指定了坐标系 {crs}，但文件中没有找到坐标列或图形：请检查坐标列的列名；没有用上坐标系。',
    en: 'The system {crs} was given, yet no columns of coordinates and no shapes were found: check the headers. The system was not used.',
  },
  'rows-read-otherwise': {
    zh: '{count} 行的坐标写法与多数不同（第 {rows} 行），已各按其写法读取。',
    en: '{count} rows are written otherwise than most (rows {rows}) and were each read as they are written.',
  },
  'place-from-columns': { zh: '坐标取自“{first}”和“{second}”两列。', en: 'Places were taken from columns "{first}" and "{second}".' },
  'place-from-text': { zh: '坐标取自“{column}”列。', en: 'Places were taken from column "{column}".' },
  'row-outside-city': { zh: '位置在本市数据范围之外，请核对。', en: 'It lies outside the data of this city; please check.' },

  // Export
  'export-ending': {
    zh: '不能写成“{ending}”文件；可用：{endings}。',
    en: 'No file ending in "{ending}" can be written; use one of: {endings}.',
  },
  'export-crs-fixed': {
    zh: '{format} 一律是 WGS 84，不能写成 {crs}；请换一种格式。',
    en: '{format} is always WGS 84 and cannot be written in {crs}; choose another format.',
  },
  'export-class-a': {
    zh: '有 {count} 个 A 级测量点（如“{id}”），不得转为 {crs}；未写出任何内容。',
    en: '{count} things are surveyed to class A (such as "{id}") and never go into {crs}; nothing was written.',
  },
  'export-empty-file': { zh: '没有可写的内容。', en: 'There is nothing to write.' },
};
