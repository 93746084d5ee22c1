import type { Words } from '../core/field.ts';

/** Codes of the readers and writers of KML, GPX, DXF, and of what GDAL reads. */
export const cadSentences: Readonly<Record<string, Words>> = {
  // XML
  'xml-entities': {
    zh: 'XML 文件自带实体定义（DOCTYPE），为安全起见不予读取；未导入任何内容。',
    en: 'The XML declares entities of its own (DOCTYPE); for safety it is not read, and nothing was imported.',
  },
  'xml-deep': { zh: 'XML 第 {line} 行嵌套过深，未导入。', en: 'The XML is nested too deeply at line {line}; nothing was imported.' },
  'xml-ampersands': {
    zh: '有 {count} 处“&”未按 XML 规则书写，已按原字符读取。',
    en: '{count} "&" are not written as XML wants; they were read as they stand.',
  },

  // KML
  'not-kml': { zh: '是 XML，但不是 KML（根元素为 {root}）。', en: 'This is XML but no KML (its root is {root}).' },
  'kmz-without-kml': { zh: 'KMZ 压缩包里没有 KML 文件。', en: 'There is no KML file in the KMZ.' },
  'kml-coordinates': {
    zh: '地标“{name}”（文件第 {line} 行）的坐标“{text}”无法识别。',
    en: 'The placemark "{name}" (line {line} of the file) has a coordinate that cannot be read: "{text}".',
  },
  'kml-links': {
    zh: '有 {count} 个网络链接（NetworkLink）指向别处的数据，未读取；请打开链接另存后再导入。',
    en: '{count} network links point to data elsewhere and were not followed; open them, save them, and import the files.',
  },
  'kml-left-out': { zh: '略去 {count} 个不是地物的内容（{what}）。', en: '{count} items that are no features were left out ({what}).' },
  'kml-table': {
    zh: '{count} 个地标的属性写在说明的表格里，已拆成各列。',
    en: '{count} placemarks keep their attributes in a table in the description; they were taken apart into columns.',
  },

  // GPX
  'not-gpx': { zh: '是 XML，但不是 GPX（根元素为 {root}）。', en: 'This is XML but no GPX (its root is {root}).' },
  'gpx-position': {
    zh: '“{name}”（文件第 {line} 行）有经纬度无法识别。',
    en: '"{name}" (line {line} of the file) has a longitude or latitude that cannot be read.',
  },
  'gpx-lone-points': {
    zh: '轨迹中有 {count} 段只有一个点，不成线，已略去。',
    en: '{count} segments of tracks have a single point, which is no line, and were left out.',
  },

  // DXF
  'not-dxf': { zh: '不是 DXF 图形文件。', en: 'This is no DXF drawing.' },
  'dxf-broken': {
    zh: 'DXF 第 {line} 行（二进制为第 {line} 字节）不是组码，文件已损坏。',
    en: 'The DXF is damaged: no group code at line (binary: byte) {line}.',
  },
  'dxf-entity': {
    zh: '{type} 对象（文件第 {line} 行）的坐标无法识别。',
    en: 'A {type} (line {line} of the file) has coordinates that cannot be read.',
  },
  'dxf-units': {
    zh: '图形单位为 {unit}，坐标已换算为米。',
    en: 'The unit of the drawing is {unit}; its coordinates were converted to metres.',
  },
  'dxf-units-doubted': {
    zh: '图形单位写明为 {unit}，但坐标数值本身已是合理的位置，未作换算；如确为 {unit}，请先在 CAD 中缩放为米。',
    en: 'The drawing names {unit} as its unit, but its numbers are places as they stand, so they were not converted; if they are {unit}, scale them to metres in CAD first.',
  },
  'dxf-references': {
    zh: '引用了 {count} 个外部图形（{names}），其内容不在本文件中；请绑定（BIND）后另存，或另行导入。',
    en: '{count} drawings are referred to and not in this file ({names}); bind them and save again, or import them by themselves.',
  },
  'dxf-blocks': {
    zh: '{count} 个图块按插入点作为点读取，带属性；图块内部的图线未读取（如需要，请在 CAD 中分解）。',
    en: '{count} blocks were read as points with their attributes; what is drawn inside them was not (explode them in CAD if you need it).',
  },
  'dxf-left-out': { zh: '略去 {count} 个不是地物的对象（{type}）。', en: '{count} objects that are no features were left out ({type}).' },
  'dxf-no-place': {
    zh: '{count} 个对象没有位置，DXF 无法容纳，未写出。',
    en: '{count} things have no place; DXF cannot hold them, and they were not written.',
  },
  'dxf-too-long': {
    zh: '有的对象属性超过 DXF 的 16 kB 上限，以下字段在这些对象上未写出：{columns}。',
    en: 'Some things have more than the 16 kB of values that DXF allows; on them these fields were not written: {columns}.',
  },
  'dxf-letters': {
    zh: '有 {count} 个字无法识别（旧程序把文字截断了），已用替代符（U+FFFD）代替。',
    en: '{count} letters could not be read (old programs cut texts in the middle of one); a replacement sign (U+FFFD) stands in their place.',
  },

  // Through GDAL
  'gdal-refused': {
    zh: '无法读取，可能不完整或已损坏（GDAL：{reason}）。',
    en: 'It cannot be read, and may be damaged or not whole (GDAL: {reason}).',
  },
  'gdb-without-tables': {
    zh: '文件夹里没有数据表（.gdbtable），不是完整的 File Geodatabase；请选整个 .gdb 文件夹或其压缩包。',
    en: 'There are no tables (.gdbtable) in it, so it is no whole File Geodatabase; choose the whole .gdb folder, or zip it.',
  },
  'mapinfo-without-lead': { zh: '缺少 .tab 或 .mif 文件。', en: 'The .tab or .mif file is missing.' },
};
