/** Traditional letters of the headers, names and words of public works, each followed by its simplified form. */
const letters = [
  '編编號号碼码標标識识稱称類类別别級级區区縣县鎮镇鄉乡鄰邻裡里經经緯纬東东積积園园綠绿廣广場场廁厕衛卫設设備备線线長长寬宽牆墙橋桥樓楼層层數数單单狀状態态開开閉闭時时間间門门養养護护處处業业產产權权屬属',
  '資资質质說说註注點点鐘钟車车輛辆種种樹树圖图圍围佔占畝亩頃顷戶户務务學学醫医藥药環环圓圆歷历灣湾溝沟濱滨壩坝計计劃划畫画規规調调測测繪绘準准確确誤误總总個个齡龄齊齐雙双無无損损壞坏殘残貫贯應应機机動动',
  '電电訊讯閥阀燈灯桿杆蓋盖網网絡络關关聯联係系統统輯辑審审驗验複复對对錯错進进變变換换轉转優优較较達达實实際际預预構构築筑結结瀝沥歸归檔档證证據据來来員员責责話话郵邮遞递內内寫写讀读書书檢检傳传輸输運运',
  '項项導导專专遊游兒儿鋪铺裝装體体館馆陽阳臺台邊边緣缘側侧幹干樑梁樁桩頭头鐵铁軌轨貨货農农貿贸華华麗丽陸陆陰阴凈净淨净凍冻紅红橫横縱纵廳厅紀纪錄录鏈链節节幾几轄辖欄栏監监視视頻频險险災灾倉仓庫库亞亚陳陈',
  '舊旧',
].join('');

const fold: ReadonlyMap<string, string> = new Map([...letters.matchAll(/(.)(.)/gu)].map(([, from = '', to = '']) => [from, to] as const));

/** Letters written in the traditional way, for one test of a text instead of a look at each letter. */
const hasTraditional = new RegExp(`[${[...fold.keys()].join('')}]`, 'u');

/** Traditional letters of headers to simplified: 編號 is 编号. */
export function simplify(text: string): string {
  return hasTraditional.test(text) ? [...text].map((letter) => fold.get(letter) ?? letter).join('') : text;
}
