import Foundation

/// The records that most tests search, of an invented county.
enum Samples {
  static let records: [[String: String]] = [
    [
      "id": "n1", "title": "关于做好2021年防汛工作的通知", "kind": "通知", "issuer": "云台县人民政府",
      "number": "云政发〔2021〕3号", "date": "2021-04-10",
      "text": "各乡镇人民政府要落实防汛责任人，防汛责任人必须在5月1日前到岗。水库巡查每天不少于两次，险情要在30分钟内报送县防汛办。",
    ],
    [
      "id": "n2", "title": "关于做好2022年防汛工作的通知", "kind": "通知", "issuer": "云台县人民政府",
      "number": "云政发〔2022〕3号", "date": "2022-04-12",
      "text": "各乡镇人民政府要落实防汛责任人，防汛责任人必须在4月15日前到岗。编织袋储备不少于15万条，校园停课由县防汛办决定。",
    ],
    [
      "id": "s1", "title": "在巡察整改推进会上的讲话", "kind": "讲话", "issuer": "中共云台县委", "speaker": "季远",
      "date": "2021-09-01",
      "text": "巡察整改是政治任务。整改方案要在15个工作日内报送县委巡察办，整改不到位的不得销号。整改不能在纸上画钩，要在群众心里画钩。",
    ],
    [
      "id": "s2", "title": "在全县经济工作会议上的讲话", "kind": "讲话", "issuer": "中共云台县委", "speaker": "岑舟",
      "date": "2022-01-05",
      "text": "2021年全县GDP增长7.2%，一般公共预算收入增长5%。要优化营商环境，新官必须理旧账，不得拖欠中小企业账款。",
    ],
    [
      "id": "r1", "title": "关于巡察整改进展情况的报告", "kind": "报告", "issuer": "中共磐石镇委员会", "date": "2021-12",
      "text": "我镇收到反馈意见后，研究制定整改措施四十二条，已完成三十九条。对河道采砂问题，已经立行立改。方案随后印发各村执行。",
    ],
    [
      "id": "w1", "title": "新官要理旧账", "kind": "评论", "date": "2020", "byline": "苗禾",
      "text": "新官不理旧账，失的是信用。群众最怕干部一换、承诺作废。把旧账理清楚，把新政办扎实，信用才能一年一年积累起来。",
    ],
    [
      "id": "w2", "title": "茶園流轉費為何拖欠", "kind": "新闻", "date": "--10-26", "byline": "程诺",
      "text": "記者來到茶塢村，八十七戶茶農的流轉費拖欠了一年。鎮政府表示，將在年底前付清全部費用，並向群眾公開賬目。",
    ],
    [
      "id": "m1", "title": "县政府常务会议纪要", "kind": "纪要", "issuer": "云台县人民政府办公室",
      "number": "云政纪[2022]12号", "date": "2022-04-12",
      "text": "会议听取县水利局关于水库汛限水位的汇报，同意汛限水位由八十五米调整为八十六米，要求七月十日前完成相关手续。",
    ],
    [
      "id": "u1", "title": "无日期的便条",
      "text": "档案馆裴先生来电，询问旧县志影印件的存放地点，已答复存于二楼东侧库房，可在工作日上午到馆查阅，需带介绍信。",
    ],
  ]

  /// Many short records that all hold `共有的词`, `count` of them, some with the same date.
  static func many(_ count: Int) -> [[String: String]] {
    (0..<count).map { index in
      [
        "id": "d\(index)", "title": "编号文件", "date": "20\(10 + index % 7)-03-0\(1 + index % 9)",
        "kind": index % 3 == 0 ? "通知" : "报告",
        "text": "这里是共有的词，各份文件都写着同样的话，用来检验排列的先后，第几份并不重要，只看日期和编号。",
      ]
    }
  }

  /// A document of `count` sections, each a passage of its own that holds `词`.
  static func sections(_ count: Int, word: String) -> String {
    "# 长篇文件\n\n"
      + (1...count).map { number in
        "## 第\(number)节\n\n　　本节讲\(word)，写明第\(number)项任务由哪个部门负责、在什么期限以前完成、向谁报告结果，以及没有完成时由谁追究责任，"
          + "并说明经费从哪里列支、材料由谁保管、有关情况如何公开，各单位应当逐项对照执行，不得遗漏，也不得自行增加条件。\n\n"
      }.joined()
  }
}
