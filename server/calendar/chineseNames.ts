/** The library names few holidays in simplified Chinese; these are the ones most calendars have. */
const chineseNames: Record<string, string> = {
  "New Year's Day": "元旦",
  Epiphany: "主显节",
  "Maundy Thursday": "濯足星期四",
  "Good Friday": "耶稣受难日",
  "Easter Sunday": "复活节",
  "Easter Monday": "复活节星期一",
  "Labour Day": "劳动节",
  "Ascension Day": "耶稣升天节",
  Pentecost: "圣灵降临节",
  "Whit Monday": "圣灵降临节星期一",
  "Corpus Christi": "基督圣体节",
  Assumption: "圣母升天节",
  "National Day": "国庆日",
  "Independence Day": "独立日",
  "Constitution Day": "宪法日",
  "All Saints' Day": "诸圣节",
  Thanksgiving: "感恩节",
  "Thanksgiving Day": "感恩节",
  "Immaculate Conception": "圣母无染原罪节",
  "Christmas Eve": "平安夜",
  "Christmas Day": "圣诞节",
  "Boxing Day": "节礼日",
  "Midsummer Day": "仲夏节",
  "National Holiday": "国庆日",
};

const substitute = / \(substitute day\)$/;

/**
 * A holiday's Chinese name, or its English one where there is none.
 *
 * @example inChinese("Christmas Day (substitute day)") // => "圣诞节（补休）"
 */
export function inChinese(english: string) {
  const name = chineseNames[english.replace(substitute, "")];
  if (!name) return english;
  return substitute.test(english) ? `${name}（补休）` : name;
}
