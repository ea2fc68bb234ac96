/**
 * 专业 and 职责 by the trade that both belong to: words as diplomas name a 专业, and as mandate documents name a duty.
 * Compiled from the discipline names of 普通高等学校本科专业目录 and the duties of the offices in the reform's source;
 * it ranks candidates and decides nothing.
 */
export const trades: readonly {
  readonly name: string
  readonly majors: readonly string[]
  readonly duties: readonly string[]
}[] = [
  {
    name: '财会',
    majors: ['会计', '财务', '财政', '审计', '税收', '税务', '金融', '统计'],
    duties: ['财政', '财务', '会计', '预算', '审计', '税', '统计', '资产', '内审'],
  },
  {
    name: '经济',
    majors: ['经济', '工商管理', '市场营销', '国际贸易', '电子商务', '企业管理', '物流'],
    duties: ['经济', '企业', '招商', '项目', '商务', '产业', '服务业', '投资'],
  },
  {
    name: '建设',
    majors: ['土木', '建筑', '城乡规划', '城市规划', '给排水', '道路', '桥梁', '工程管理', '工程造价'],
    duties: ['建设', '规划', '工程', '房屋', '市政', '拆迁', '征收', '质量安全'],
  },
  {
    name: '国土',
    majors: ['土地', '国土', '测绘', '地理信息', '地质', '不动产'],
    duties: ['国土', '土地', '不动产', '耕地', '宅基地'],
  },
  {
    name: '城市管理',
    majors: ['城市管理', '园林', '风景园林', '环境设计', '物业管理'],
    duties: ['城市管理', '城管', '市容', '环卫', '绿化', '园林', '物业'],
  },
  {
    name: '环境',
    majors: ['环境', '生态', '化学', '化工'],
    duties: ['环保', '环境', '生态', '污染'],
  },
  {
    name: '安全',
    majors: ['安全工程', '安全技术', '消防', '应急', '采矿'],
    duties: ['安全生产', '安监', '消防', '应急', '防汛', '质量安全'],
  },
  {
    name: '交通',
    majors: ['交通', '车辆', '汽车'],
    duties: ['交通', '道路', '公路', '驾驶'],
  },
  {
    name: '法律',
    majors: ['法学', '法律', '公安', '侦查', '治安', '司法', '监狱'],
    duties: ['综治', '综合治理', '治安', '司法', '法制', '法治', '信访', '调解', '执法', '维稳'],
  },
  {
    name: '社会工作',
    majors: ['社会工作', '社会学', '民政', '社区', '公共事业管理', '老年'],
    duties: ['民政', '社区', '救助', '社会事务', '社会事业', '养老', '残疾', '双拥', '网格'],
  },
  {
    name: '劳动保障',
    majors: ['劳动与社会保障', '社会保障', '人力资源', '劳动'],
    duties: ['劳动', '就业', '社会保险', '社保', '保障', '人事', '人力资源'],
  },
  {
    name: '卫生',
    majors: ['医', '护理', '药', '卫生', '公共卫生', '计划生育', '预防'],
    duties: ['卫生', '计生', '计划生育', '健康', '防疫', '医'],
  },
  {
    name: '教育文体',
    majors: ['教育', '师范', '体育', '音乐', '美术', '舞蹈', '文化产业', '图书', '艺术'],
    duties: ['教育', '文化', '体育', '文体', '旅游'],
  },
  {
    name: '农业',
    majors: ['农学', '农业', '农村', '园艺', '林学', '畜牧', '兽医', '水利', '植物'],
    duties: ['农业', '农村', '林业', '水利', '畜牧', '农经', '扶贫'],
  },
  {
    name: '党务',
    majors: ['马克思', '思想政治', '党', '政治学', '哲学'],
    duties: ['党', '组织', '纪检', '统战', '群团', '宣传', '工会', '妇联', '共青团'],
  },
  {
    name: '文秘',
    majors: ['中文', '汉语言', '文秘', '秘书', '新闻', '传播', '档案', '行政管理', '公共管理'],
    duties: ['文秘', '综合', '办公室', '文字', '信息', '宣传', '档案', '机要', '行政', '后勤'],
  },
  {
    name: '信息技术',
    majors: ['计算机', '软件', '网络', '信息管理', '通信', '电子信息', '数据', '自动化'],
    duties: ['信息化', '网络', '数据', '系统', '电子政务', '信息技术'],
  },
]

/** The trades whose words a text holds, by name. */
export function tradesIn(text: string | null, words: 'majors' | 'duties'): ReadonlySet<string> {
  if (!text) return new Set()
  return new Set(
    trades.filter((trade) => trade[words].some((word) => text.includes(word))).map(({ name }) => name),
  )
}
