import type { Words } from '../core/field.ts';

/** Why a coordinate system is likely, unlikely, or cannot be told; what is wrong with single coordinates. */
export const crsSentences: Readonly<Record<string, Words>> = {
  // Digits
  'crs-prefix': {
    zh: '东坐标 {easting} 以 {prefix} 开头：{step}° 带 {prefix} 带（中央经线 {meridian}）',
    en: 'The easting {easting} begins with {prefix}: {step}° zone {prefix} (central meridian {meridian})',
  },
  'crs-no-prefix': {
    zh: '东坐标 {easting} 没有带号；按中央经线 {meridian} 解读',
    en: 'The easting {easting} has no zone prefix; read with the central meridian {meridian}',
  },
  'crs-meridian-open': {
    zh: '没有带号、没有写明中央经线，城市中也没有可比对的数据：看不出是哪个带，候选按各处人口多少排序（估计）',
    en: 'No zone prefix, no central meridian named, nothing in the city to compare with: the zone cannot be told; the candidates are in the order of how many people live there (an estimate)',
  },
  'crs-beside-zone': {
    zh: '中央经线 {meridian} 在该地少见（通常用 {usual}），请核对',
    en: 'The central meridian {meridian} is unusual there ({usual} is usual): please check',
  },
  'crs-mercator': { zh: '数值符合 Web 墨卡托米制坐标', en: 'The numbers fit the metres of Web Mercator' },
  'crs-north-first': { zh: '北坐标（X）写在前面', en: 'The northing (X) comes first' },
  'crs-dms': { zh: '写成度分秒', en: 'Written in degrees, minutes and seconds' },
  'crs-packed': {
    zh: '{rows} 行的“分”“秒”都小于 60：像是把度分秒写成小数（DD.MMSS）；小数度碰巧如此的可能约为 {oneIn} 分之一',
    en: 'In {rows} rows all minutes and seconds are below 60: degrees, minutes and seconds written as a decimal (DD.MMSS); decimal degrees would look so by chance once in {oneIn}',
  },
  'crs-degrees-alike': {
    zh: 'WGS 84（CGCS2000）、GCJ-02 与 BD-09 相差约 0.5 与 1.3 公里，仅凭数值分不出',
    en: 'WGS 84 (CGCS2000), GCJ-02 and BD-09 differ by some 0.5 and 1.3 km, which digits alone cannot tell',
  },
  'crs-datums-alike': {
    zh: 'CGCS2000、西安 1980、北京 1954 的坐标相差几十米到一百多米，仅凭数值分不出；2018 年 7 月起法定用 CGCS2000',
    en: 'CGCS2000, Xi’an 1980 and Beijing 1954 differ by some ten to over a hundred metres, which digits alone cannot tell; CGCS2000 is the law since July 2018',
  },
  'crs-approximate': {
    zh: '没有本地七参数时只是近似：误差几十米，可超过 100 米',
    en: 'Approximate without local seven parameters: some ten metres off, more than 100 m in places',
  },

  'crs-local-digits': {
    zh: '没有一种常用坐标系能让它落在该在的地方，可能是地方独立坐标系：请提供带参数的 .prj，或用 --crs 给出定义',
    en: 'No common system puts it where it belongs; it may be a local grid: give a .prj with its parameters, or its definition with --crs',
  },

  // Words and statements
  'crs-header': { zh: '列名里写着“{word}”', en: 'A column header says “{word}”' },
  'crs-file-name': { zh: '文件名里写着“{word}”', en: 'The file name says “{word}”' },
  'crs-stated-not': {
    zh: '文件写明是“{crs}”，坐标数值却不是',
    en: 'The file says “{crs}”, but the numbers are something else',
  },
  'crs-stated-unknown': { zh: '文件写明的坐标系“{crs}”不认识', en: 'The file names a system that is not known: “{crs}”' },
  'crs-stated-doubted': {
    zh: '文件中的坐标系“{crs}”名称与参数自相矛盾',
    en: 'The system “{crs}” in the file has a name and parameters that disagree',
  },

  // Extent and control
  'crs-in-city': { zh: '落在本市范围内', en: 'It lies in the city' },
  'crs-away-from-city': { zh: '不在本市范围内', en: 'It lies away from the city' },
  'crs-in-china': { zh: '落在中国境内', en: 'It lies in China' },
  'crs-abroad': { zh: '不在中国境内', en: 'It lies outside China' },
  'crs-things-distance': {
    zh: '按此坐标系，{count} 个与本市同编号（同名）的要素中位相距 {apartM} 米',
    en: 'under this system {count} things with the id or name of one in the city lie {apartM} m from it in the median',
  },
  'crs-shift': {
    zh: '{crs} 的坐标若当作 WGS 84，在此处会整体偏移约 {shiftM} 米',
    en: 'taken for WGS 84, coordinates in {crs} would all be some {shiftM} m off here',
  },
  'crs-nearness': {
    zh: '{percent}% 的点正落在本市同类要素上，挪动几百米就不会',
    en: '{percent}% of the points fall on things of the same kind in the city, and would not a few hundred metres aside',
  },
  'mark-latitude-first': { zh: '纬度在前', en: 'latitude first' },
  'mark-north-first': { zh: '北坐标在前', en: 'northing first' },
  'mark-packed': { zh: '度.分秒', en: 'DD.MMSS' },
  'crs-coincide': {
    zh: '{percent}% 的点与本市同类要素的点或线相距不到 3 米，挪动几百米就不会',
    en: '{percent}% of the points lie within 3 m of points or lines of the same kind in the city, and would not a few hundred metres aside',
  },
  'crs-default-untold': {
    zh: '这种格式默认 WGS 84；本市这一带同类要素不少，却没有能对上的，无从核对',
    en: 'The format is WGS 84 by default; the city has plenty of the same kind there, but nothing coincides, so it could not be checked',
  },
  'crs-datav': {
    zh: '属性名（adcode、acroutes、subFeatureIndex）出自 DataV/高德，这类数据是 GCJ-02，比 WGS 84 偏移约 500 米',
    en: 'Its properties (adcode, acroutes, subFeatureIndex) come from DataV or Amap, whose data are GCJ-02, some 500 m off WGS 84',
  },
  'crs-mixed': {
    zh: '{all} 行里有 {rows} 行像是另一种坐标系，全文件按哪一种不能替您定',
    en: '{rows} of {all} rows seem to be in another system, so which one the file is in is yours to say',
  },
  'crs-nearness-against': {
    zh: '按另一坐标系才与本市同类要素重合',
    en: 'Only under another system does it fall on the city’s things of the same kind',
  },

  // Single rows
  'angle-not-packed': {
    zh: '“{value}”不是度分秒小数（DD.MMSS）：分或秒达到 60。',
    en: '“{value}” is no DD.MMSS: minutes or seconds reach 60.',
  },
  'place-not-a-number': { zh: '坐标“{value}”不是数字或角度。', en: 'The coordinate “{value}” is neither a number nor an angle.' },
  'crs-odd-angle': {
    zh: '有 {rows} 行角度的写法与其他行不同，按各自的写法换算',
    en: '{rows} rows write angles otherwise than the rest and are converted by their own writing',
  },
  'crs-odd-angle-unsure': {
    zh: '角度的写法与其他行不同（共 {rows} 行），无法确定怎样读',
    en: 'Its angles are written otherwise than in the rest ({rows} rows in all), and how cannot be told',
  },
  'crs-odd-order': {
    zh: '有 {rows} 行两个坐标的次序与其他行相反，已换回',
    en: '{rows} rows have the two coordinates in the other order and are turned round',
  },
  'crs-odd-order-unsure': {
    zh: '坐标次序或坐标系与其他行不同（共 {rows} 行），无法确定是哪一种',
    en: 'Its order or system differs from the rest ({rows} rows in all), and which it is cannot be told',
  },
  'crs-odd-metres': {
    zh: '有 {rows} 行是另一种米制坐标（{crs}），按它换算',
    en: '{rows} rows are in other metres ({crs}) and are converted by it',
  },
  'crs-odd-metres-unsure': {
    zh: '是米制坐标，可能是 {crs}，与其他行不同（共 {rows} 行），无法确定',
    en: 'It is in metres, perhaps {crs}, unlike the rest ({rows} rows in all), and cannot be told for sure',
  },
  'crs-odd-digits': {
    zh: '有 {rows} 行的小数位数与其他行不同，“分”“秒”又都小于 60：是把度分秒写成小数（DD.MMSS），按此换算',
    en: '{rows} rows have another number of decimals than the rest and all their minutes and seconds are below 60: they are DD.MMSS and are converted so',
  },
  'crs-odd-digits-unsure': {
    zh: '小数位数与其他行不同，“分”“秒”又都小于 60（共 {rows} 行）：可能是把度分秒写成小数（DD.MMSS），也可能是小数度，不能替您猜。请核对这些行，改成同一种写法，或另存为一个文件并指定写法后导入',
    en: 'It has another number of decimals than the rest, and minutes and seconds are all below 60 ({rows} rows in all): it may be DD.MMSS or decimal degrees. Check these rows, and write them like the rest or import them as a file of their own with their writing given',
  },
  'crs-odd-things': {
    zh: '有 {rows} 行按文件的坐标系离本市同编号（同名）要素很远，按 {crs} 才重合，按它换算',
    en: '{rows} rows lie far from the city’s thing of the same id or name under the system of the file and on it under {crs}, by which they are converted',
  },
  'crs-odd-things-unsure': {
    zh: '按文件的坐标系离本市同编号（同名）要素很远，可能是 {crs}（共 {rows} 行），但不止一种读法能对上，无法确定。请核对这些行',
    en: 'It lies far from the city’s thing of the same id or name under the system of the file; it may be {crs} ({rows} rows in all), but more than one reading fits. Check these rows',
  },
  'crs-odd-things-packed': {
    zh: '有 {rows} 行按小数度离本市同编号（同名）要素很远，按度分秒小数（DD.MMSS）才重合，按此换算',
    en: '{rows} rows lie far from the city’s thing of the same id or name as decimal degrees and on it as DD.MMSS, by which they are converted',
  },
  'crs-odd-things-packed-unsure': {
    zh: '按小数度离本市同编号（同名）要素很远，可能是度分秒小数（DD.MMSS，共 {rows} 行），但不止一种读法能对上，无法确定。请核对这些行',
    en: 'It lies far from the city’s thing of the same id or name as decimal degrees; it may be DD.MMSS ({rows} rows in all), but more than one reading fits. Check these rows',
  },
  'class-a-never-shifted': {
    zh: '精度 A 级（±0.5 米）的测绘点不得经 {crs} 换算。',
    en: 'A point surveyed to class A (±0.5 m) is never sent through {crs}.',
  },
};
