import type { Words } from '../core/field.ts';

/** Codes of Shapefile, GeoPackage, FlatGeobuf, GeoParquet and of well-known binary. */
export const binarySentences: Readonly<Record<string, Words>> = {
  // Geometry
  'wkb-broken': { zh: '几何数据已损坏。', en: 'The geometry is damaged.' },
  'geometry-curved': { zh: '几何类型 {type}（曲线或曲面）不能读取。', en: 'The geometry type {type} (a curve or a surface) is not read.' },
  'geometry-nested': { zh: '几何集合嵌套太深。', en: 'Collections are nested too deeply.' },
  'measure-dropped': {
    zh: '{count} 个要素带有度量值（M），未保留；首个在第 {first} 行。',
    en: '{count} features carry measures (M), which are not kept; the first is row {first}.',
  },

  // Shapefile
  'not-shapefile': { zh: '不是 Shapefile。', en: 'This is no Shapefile.' },
  'not-dbf': { zh: '不是 dBase 表，或表头已损坏。', en: 'This is no dBase table, or its header is damaged.' },
  'shape-broken': { zh: '图形数据已损坏。', en: 'The shape is damaged.' },
  'shape-type': { zh: '图形类型 {type} 不能读取。', en: 'The shape type {type} is not read.' },
  'shapefile-no-table': { zh: '缺少 .dbf，只有图形，没有属性。', en: 'The .dbf is missing: there are shapes without values.' },
  'shapefile-no-prj': { zh: '缺少 .prj，文件没有写明坐标系。', en: 'The .prj is missing: the file does not say its coordinate system.' },
  'shapefile-index': {
    zh: '.shx 与 .shp 对不上，改为依次读取。',
    en: 'The .shx does not fit the .shp; the shapes were read one after another.',
  },
  'shapefile-counts': {
    zh: '.shp 有 {shapes} 个图形，.dbf 有 {records} 条记录，两者可能不是一套；按次序配对，多出的照留。',
    en: 'The .shp has {shapes} shapes, the .dbf {records} records: they may not belong together. They were paired in order, what is left over is kept.',
  },
  'dbf-encoding-wrong': {
    zh: '属性表（.dbf）的文字不是 {encoding} 编码；未导入任何内容。',
    en: 'The texts of the table (.dbf) are not in {encoding}; nothing was imported.',
  },
  'dbf-encoding-mixed': {
    zh: '属性表（.dbf）的文字不全是一种编码（最接近 {encoding}）；未导入任何内容。',
    en: 'The texts of the table (.dbf) are not in one encoding (nearest: {encoding}); nothing was imported.',
  },
  'dbf-columns-left': {
    zh: '备注、图片等字段未读取：{columns}。',
    en: 'Columns of memos, pictures and the like were not read: {columns}.',
  },
  'dbf-overflow': {
    zh: '{count} 个数值写成星号（为空，或写时放不下），按缺失处理；首个在第 {first} 行。',
    en: '{count} numbers are asterisks (none, or no room when written) and count as missing; the first is in row {first}.',
  },
  'dbf-text-cut': {
    zh: '{count} 处文字写时被截在半个字上，去掉了那半个字；首处在第 {first} 行。',
    en: '{count} texts were cut inside a character when written; that half was left out. The first is in row {first}.',
  },
  'dbf-text-bad': {
    zh: '{count} 处文字不全是所用编码；首处在第 {first} 行。请换一种编码看看。',
    en: '{count} texts are not wholly in the encoding used, the first in row {first}. Try another encoding.',
  },
  'dbf-deleted': {
    zh: '{count} 条记录已标为删除，未读取；首条在第 {first} 行。',
    en: '{count} records are marked as deleted and were not read; the first is row {first}.',
  },
  'rings-rewound': {
    zh: '{count} 个面的边界绕向不合规，按位置辨明了外边界和洞；首个在第 {first} 行。',
    en: '{count} polygons wind against the rule; outer rings and holes were told by their places. The first is row {first}.',
  },

  'shapefile-encoding': {
    zh: 'Shapefile 只能写成 utf-8 或 gbk，不能写成 {encoding}。',
    en: 'A Shapefile is written in utf-8 or gbk, not in {encoding}.',
  },
  'gbk-lacks-value': {
    zh: 'GBK 没有“{character}”（{code}），在“{id}”的字段 {field}；请改用 utf-8。',
    en: 'GBK has no "{character}" ({code}), in field {field} of "{id}"; use utf-8.',
  },
  'gbk-lacks-name': {
    zh: 'GBK 没有“{character}”（{code}），在字段名 {field}；请改用 utf-8。',
    en: 'GBK has no "{character}" ({code}), in the field name {field}; use utf-8.',
  },
  'dbf-text-too-long': {
    zh: '“{field}”的文字有 {bytes} 字节，Shapefile 只容 254 字节：留下 {of} 字中的前 {kept} 字。',
    en: 'The text of "{field}" has {bytes} bytes; a Shapefile holds 254: the first {kept} of {of} characters were kept.',
  },
  'shapefile-names': {
    zh: '{count} 个字段名缩短到 10 字节以内，对照见 .fields.csv：{names}。',
    en: '{count} field names were shortened to 10 bytes, listed in .fields.csv: {names}.',
  },
  'shapefile-collection': {
    zh: '几何集合按点、线、面拆到 {files} 个文件中。',
    en: 'A collection was taken apart into {files} files: points, lines, polygons.',
  },
  'shapefile-too-large': { zh: '超过 Shapefile 的 2 GB 上限，未写出。', en: 'It exceeds the 2 GB of a Shapefile and was not written.' },
  'crs-not-in-file': {
    zh: '坐标系 {crs} 没有标准定义，文件中没有写明；使用者须另行告知。',
    en: 'The system {crs} has no standard definition, so the file does not name it; tell whoever uses the file.',
  },

  // GeoPackage
  'not-geopackage': { zh: '是 SQLite 数据库，但不是 GeoPackage。', en: 'This is an SQLite database but no GeoPackage.' },
  'sqlite-broken': { zh: '数据库已损坏（{reason}）；未导入任何内容。', en: 'The database is damaged ({reason}); nothing was imported.' },
  'gpkg-table-missing': {
    zh: '目录里有“{table}”，却没有这张表；文件已损坏。',
    en: 'The catalogue names "{table}", but there is no such table; the file is damaged.',
  },
  'gpkg-tiles': { zh: '{count} 个栅格瓦片图层未读取。', en: '{count} layers of tiles were not read.' },
  'gpkg-blobs': {
    zh: '图层“{layer}”中二进制字段未读取：{columns}。',
    en: 'Binary columns of layer "{layer}" were not read: {columns}.',
  },

  // FlatGeobuf and GeoParquet
  'not-flatgeobuf': { zh: '不是 FlatGeobuf。', en: 'This is no FlatGeobuf.' },
  'flatgeobuf-version': {
    zh: 'FlatGeobuf 第 {version} 版不能读取，可读第 3 版。',
    en: 'FlatGeobuf version {version} is not read; version 3 is.',
  },
  'flatgeobuf-broken': { zh: 'FlatGeobuf 的文件头已损坏。', en: 'The head of the FlatGeobuf is damaged.' },
  'feature-broken': { zh: '要素数据已损坏。', en: 'The data of this feature are damaged.' },
  'columns-binary': { zh: '二进制字段未读取：{columns}。', en: 'Binary columns were not read: {columns}.' },
  'not-parquet': { zh: '不是 Parquet。', en: 'This is no Parquet.' },
  'parquet-encrypted': { zh: 'Parquet 已加密，不能读取。', en: 'The Parquet is encrypted and cannot be read.' },
  'parquet-broken': {
    zh: 'Parquet 已损坏，无法读取；未导入任何内容。',
    en: 'The Parquet is damaged and cannot be read; nothing was imported.',
  },
  'parquet-geo-broken': {
    zh: 'Parquet 的 geo 说明已损坏，当作无图形的表读取。',
    en: 'The geo description of the Parquet is damaged; it was read as a table without places.',
  },
  'parquet-encoding': {
    zh: '几何列的编码 {encoding} 不能读取；未导入任何内容。',
    en: 'The encoding {encoding} of the geometry column is not read; nothing was imported.',
  },
  'rows-too-many': { zh: '行数超过 {limit}，未导入。', en: 'It claims more than {limit} rows and was not imported.' },
  'parquet-more-geometry': {
    zh: '另有几何列未读取：{columns}。',
    en: 'Further geometry columns were not read: {columns}.',
  },
};
