import type { Words } from '../../core/field.ts';

/** Words of the screen: map. */
export const mapWords = {
  mapNotIncluded: { zh: '未纳入', en: 'not included' },
  mapNorth: { zh: '正北朝上', en: 'North up' },
  mapApproval: { zh: '审图号 {numbers}', en: 'Map approval {numbers}' },
  mapTiandituCredit: {
    zh: '底图：天地图 © 国家地理信息公共服务平台，审图号 {number}（待核）',
    en: 'Background: Tianditu © National Platform for Common Geospatial Information Services, map approval {number} (to be verified)',
  },
  mapBackdropCredit: { zh: '底图：{credit}', en: 'Background: {credit}' },
  mapBackdropNoCredit: { zh: '底图：来源未注明', en: 'Background: source not stated' },
  mapBackdrop: { zh: '底图', en: 'Background map' },
  mapBackdropSet: { zh: '底图设置', en: 'Background map settings' },
  mapBackdropHelp: {
    zh: '本市的街道、水系与绿地随数据自带，不需要底图。以下底图从网络或本机文件读取，默认关闭，画在所有图层之下；设置只留在本浏览器，不进链接。',
    en: 'Streets, water and green of this city come with the data and need no background. The maps below are read from a network or from a file of this computer; they are off by default and lie below all layers. The settings stay in this browser and never travel in a link.',
  },
  mapBackdropNone: { zh: '无', en: 'None' },
  mapBackdropNoneHelp: { zh: '只用本市数据，不联网', en: 'Only the data of this city; nothing is fetched' },
  mapBackdropVec: { zh: '天地图 · 矢量', en: 'Tianditu · streets' },
  mapBackdropImg: { zh: '天地图 · 影像', en: 'Tianditu · imagery' },
  mapBackdropTiandituHelp: { zh: '需在天地图官网申请的密钥', en: 'Needs a key from the Tianditu site' },
  mapBackdropXyz: { zh: '瓦片服务（XYZ）', en: 'Tile service (XYZ)' },
  mapBackdropXyzHelp: { zh: '单位内网或自建的栅格瓦片', en: 'Raster tiles of your office or your own' },
  mapBackdropPmtiles: { zh: 'PMTiles 文件', en: 'PMTiles file' },
  mapBackdropPmtilesHelp: { zh: '一个文件的离线底图，栅格或矢量', en: 'A background in one file for offline use, raster or vector' },
  mapBackdropKey: { zh: '天地图密钥（tk）', en: 'Tianditu key (tk)' },
  mapBackdropKeyHelp: { zh: '浏览器端密钥，32 位；只存于本浏览器', en: 'A browser key of 32 signs; kept in this browser only' },
  mapBackdropNames: { zh: '显示地名注记', en: 'Show place names' },
  mapBackdropUrl: { zh: '瓦片地址', en: 'Tile address' },
  mapBackdropUrlHelp: {
    zh: '含 {z}、{x}、{y}，如 https://host/{z}/{x}/{y}.png',
    en: 'With {z}, {x}, {y}, such as https://host/{z}/{x}/{y}.png',
  },
  mapBackdropGcj: { zh: '此底图为 GCJ-02 偏移', en: 'These tiles are shifted (GCJ-02)' },
  mapBackdropGcjHelp: {
    zh: '勾选后把瓦片移回原位，与本市数据对齐',
    en: 'Moves the tiles back into place, in line with the data of this city',
  },
  mapBackdropSource: { zh: '来源说明', en: 'Credit' },
  mapBackdropSourceHelp: { zh: '写在图下的来源与审图号', en: 'Source and map approval, written below the map' },
  mapBackdropArchive: { zh: '文件地址', en: 'Address of the file' },
  mapBackdropArchiveHelp: {
    zh: '如 https://host/taian.pmtiles；或选择本机文件（每次打开页面需重新选择）',
    en: 'Such as https://host/taian.pmtiles; or choose a file of this computer (again each time the page is opened)',
  },
  mapBackdropFile: { zh: '选择本机文件', en: 'Choose a file' },
  mapBackdropOpacity: { zh: '底图浓度', en: 'Strength of the background' },
  mapBackdropApply: { zh: '确定', en: 'Apply' },
  mapBackdropFaultKey: { zh: '请填写密钥：16 至 64 位字母与数字', en: 'A key has 16 to 64 letters and digits' },
  mapBackdropFaultTemplate: {
    zh: '地址须含 {z}、{x}、{y}，不能含其他花括号（如 {s}、{-y}）',
    en: 'The address must hold {z}, {x} and {y}, and nothing else in braces (such as {s} or {-y})',
  },
  mapBackdropFaultAddress: { zh: '请填写以 http:// 或 https:// 开头的地址', en: 'An address begins with http:// or https://' },
  mapBackdropFaultArchive: { zh: '请填写地址或选择文件', en: 'Give an address or choose a file' },
  mapBackdropNoAnswer: {
    zh: '底图没有响应（{host}），其余图层不受影响。',
    en: 'The background does not answer ({host}). All other layers are unaffected.',
  },
  mapBackdropStatus: {
    zh: '底图没有响应（{host}，状态 {status}），其余图层不受影响。',
    en: 'The background does not answer ({host}, status {status}). All other layers are unaffected.',
  },
  mapBackdropRefused: {
    zh: '天地图拒绝了请求（状态 {status}）：请核对密钥与其许可的网址。',
    en: 'Tianditu refused the request (status {status}): check the key and the sites it is good for.',
  },
  mapBackdropBlocked: {
    zh: '服务器的安全策略未放行 {host}。请管理员启动时设置 XIUTU_MAP_HOSTS={origin}。',
    en: 'The security policy of the server does not let {host} through. Ask the administrator to start it with XIUTU_MAP_HOSTS={origin}.',
  },
  mapBackdropBadArchive: { zh: '打不开此 PMTiles 文件：{message}', en: 'This PMTiles file cannot be opened: {message}' },
  mapThisComputer: { zh: '本机文件', en: 'file of this computer' },
} as const satisfies Readonly<Record<string, Words>>;
