/**
 * How likely a text is as what somebody wrote: the sum of the logarithms of its letters' shares. Bytes read in the wrong encoding give rare
 * letters, so that of several readings of the same bytes the likeliest is the right one, and by how much tells how sure that is.
 *
 * The shares are round figures: a few hundred letters make three quarters of any Chinese text, some six thousand nearly all of the rest.
 */

/** Most frequent simplified letters, with those of public works and of places. */
const simplified =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运' +
  '园厕街县镇村桥河湖库绿广场泰岱岳岭肥城宁阳汶徂徕州乡委居址编号称型积宽度状态备注经纬坐标点线面权属养护修检查井灯垃圾站停车幼儿卫医商店超市养老体育健身游憩带段交叉口左右转直行红米亩公顷栋户楼层六七八九零〇甲乙丙丁青松柏花草树林泉池沟渠坝闸港湾岛屿塔寺庙宫庄屯集堡营寨沙石矿厂校局府院所中心服务区';
/** Most frequent traditional letters that the simplified ones do not have. */
const traditional =
  '這個們來為國說時會對過發後裡裏種經麼沒動還進樣從實軍無與長機關點業將兩間問並應戰頭體見產給門兒東聲員論處義幾認條係氣題爾別變總電數報結場計務統區隊決馬書則聽達強難權類據邊張該規萬覺術領確傳師觀讓識帶導爭運園廁縣鎮鄉橋庫綠廣嶺寧陽號稱積寬態備註緯標線權屬養護檢查燈車幼衛醫超遊憩轉紅畝頃棟戶樓層樹溝壩閘灣島廟宮莊營寨礦廠學校長臺灣歲開當嗎麗愛華單從雙齊萬億網絡誰請讀寫課試驗練習選舉' +
  '現連錢條買賣飛龍鳳魚鳥雞麵飯館鐵銀錄陳劉黃趙吳鄭馮孫許蘇盧蔣葉閻歐陽';
const marks = '，。、；：？！（）《》〈〉“”‘’「」『』【】—…·　０１２３４５６７８９％／－＋．＃＊～';

const [rare, control, ascii, common, mark, level, other, extended, latin, latinMore, cyrillic, kana, hangul, symbol] = Array.from(
  { length: 14 },
  (_, index) => index,
) as [number, number, number, number, number, number, number, number, number, number, number, number, number, number];

/** Logarithm of the share of one letter of a class in Chinese text. */
function logs(shares: readonly (readonly [kind: number, share: number, letters: number])[]): Float64Array {
  const table = new Float64Array(14).fill(Math.log(1e-9));
  for (const [kind, share, letters] of shares) table[kind] = Math.log(share / letters);
  return table;
}

const base: readonly (readonly [number, number, number])[] = [
  [rare, 0.0005, 40_000],
  [ascii, 0.45, 98],
  [symbol, 0.005, 300],
  [extended, 0.001, 50_000],
  [other, 0.01, 15_000],
];

/** One table for each language that the files of a city may be in; the likeliest is taken, after its share among texts. */
const languages: readonly (readonly [share: number, table: Float64Array])[] = [
  [0.9, logs([...base, [common, 0.35, 800], [mark, 0.06, 45], [level, 0.12, 6500], [latin, 0.0005, 64], [latinMore, 0.0002, 400]])],
  [0.05, logs([...base, [common, 0.001, 800], [mark, 0.005, 45], [level, 0.001, 6500], [latin, 0.4, 64], [latinMore, 0.05, 400]])],
  [0.02, logs([...base, [common, 0.001, 800], [mark, 0.005, 45], [level, 0.001, 6500], [cyrillic, 0.45, 70]])],
  [0.015, logs([...base, [common, 0.15, 800], [mark, 0.06, 45], [level, 0.1, 6500], [kana, 0.3, 180]])],
  [0.015, logs([...base, [common, 0.01, 800], [mark, 0.01, 45], [level, 0.01, 6500], [hangul, 0.45, 2400]])],
];

/** Class of each letter of the basic plane; built when first asked for (the two levels are what the old standards call common letters). */
let classes: Uint8Array | undefined;

function classTable(): Uint8Array {
  if (classes !== undefined) return classes;
  const table = new Uint8Array(65_536).fill(rare);
  const set = (from: number, to: number, kind: number) => table.fill(kind, from, to + 1);
  set(0, 31, control);
  set(0x7f, 0x9f, control);
  set(0x20, 0x7e, ascii);
  for (const code of [9, 10, 13]) table[code] = ascii;
  set(0xa1, 0xbf, symbol);
  set(0xc0, 0xff, latin);
  set(0x100, 0x24f, latinMore);
  set(0x400, 0x45f, cyrillic);
  set(0x2000, 0x22ff, symbol);
  set(0x2460, 0x24ff, symbol);
  set(0x3000, 0x303f, symbol);
  set(0x3040, 0x30ff, kana);
  set(0x3400, 0x4dbf, extended);
  set(0x4e00, 0x9fff, other);
  set(0xac00, 0xd7a3, hangul);
  set(0xff01, 0xff5e, symbol);
  for (const letter of level1('gbk', 0xb0, 0xd7, 0xa1) + level1('big5', 0xa4, 0xc6, 0x40)) table[letter.charCodeAt(0)] = level;
  for (const letter of simplified + traditional) table[letter.charCodeAt(0)] = common;
  for (const letter of marks) table[letter.charCodeAt(0)] = mark;
  table[0xfffd] = control;
  classes = table;
  return table;
}

/** All letters that an encoding has under a span of first bytes. */
function level1(encoding: string, from: number, to: number, firstTrail: number): string {
  const bytes: number[] = [];
  for (let lead = from; lead <= to; lead++) {
    for (let trail = firstTrail; trail <= 0xfe; trail++) if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
  }
  return [...new TextDecoder(encoding).decode(Uint8Array.from(bytes))]
    .filter((letter) => letter >= '\u4e00' && letter <= '\u9fff')
    .join('');
}

/** How many letters of each class a text has. */
function countsOf(text: string): Float64Array {
  const table = classTable();
  const counts = new Float64Array(14);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // The second half of a letter beyond the basic plane counts with the first.
    if (code >= 0xdc00 && code <= 0xdfff) continue;
    const kind = code >= 0xd800 && code <= 0xdbff ? extended : (table[code] as number);
    counts[kind] = (counts[kind] as number) + 1;
  }
  return counts;
}

const everyday = [common, mark, level, symbol, cyrillic, kana, hangul];

/** True where at least half of the letters beyond ASCII are ones that people use: bytes of another script read as Chinese give rare ones. */
export function isPlausible(text: string): boolean {
  const counts = countsOf(text);
  const all = counts.reduce((sum, count) => sum + count, 0) - (counts[ascii] as number);
  return everyday.reduce((sum, kind) => sum + (counts[kind] as number), 0) * 2 >= all;
}

/** True where most letters are common Chinese ones. */
export function isChinese(text: string): boolean {
  const counts = countsOf(text);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return [common, mark, level, ascii].reduce((sum, kind) => sum + (counts[kind] as number), 0) >= all * 0.75;
}

/** Logarithm of how likely a text is. */
export function logLikelihood(text: string): number {
  const counts = countsOf(text);
  return Math.max(
    ...languages.map(([share, logsOf]) => Math.log(share) + counts.reduce((sum, count, kind) => sum + count * (logsOf[kind] as number), 0)),
  );
}
