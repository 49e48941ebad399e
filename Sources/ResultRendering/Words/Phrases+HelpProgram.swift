/// The help of the program and of the commands that look after an archive.
extension Phrases {
  package var programAbstract: String {
    say("查档：可检索、可引用的中文文献档案", "an archive of Chinese documents to search and quote")
  }
  package var programDiscussion: String {
    say(
      """
      档案是一个文件夹：corpus/ 里是文件，index/ 是由它们生成的索引。
      退出码：0 找到或完成；1 没有找到，或核验发现问题；2 用法不对；3 输入有误、档案损坏，或读不到、写不出；4 清单不全，因为索引尚未完成。
      """,
      """
      An archive is a folder: corpus/ holds the documents, index/ what is made of them.
      Exit codes: 0 found or done, 1 nothing found or verification failed, 2 bad usage, 3 bad input, a damaged archive, or something that cannot be read or written, 4 a list that lacks something because the index is not complete.
      """)
  }
  package var archiveOption: String {
    say(
      "档案文件夹（缺省为 CHADANG_ARCHIVE，否则为当前文件夹）",
      "The archive's folder (default: $CHADANG_ARCHIVE, else the current folder).")
  }
  package var archiveFolder: String {
    say("档案文件夹", "The archive's folder.")
  }
  package var initAbstract: String {
    say("建立一个空档案", "make an empty archive")
  }
  package var initFolder: String {
    say("档案文件夹，缺省为当前文件夹", "The folder (default: the current one).")
  }
  package var initGroup: String {
    say(
      "也让这个用户组读（缺省只有自己能读）",
      "A group that may read the archive, too (default: nobody but the owner).")
  }
  package var indexAbstract: String {
    say("使索引与 corpus/ 一致：新增、改动、删除", "bring the index up to date with corpus/")
  }
  package var indexFull: String {
    say("重新读取每个文件，失败的也再试", "Read every file again, failed ones too.")
  }
  package var indexJobs: String {
    say("读取和分析的线程数", "Threads that read and analyze.")
  }
  package var indexOCR: String {
    say(
      "用 tesseract 识别图片和 PDF 中没有文字的页；读不了的文件也再试",
      "Recognise text in pictures and on pages of PDFs without text, by tesseract; try failed files again."
    )
  }
  package var passwordsHelp: String {
    say(
      "口令文件，一行一个，用来试读加密的 PDF 和 ZIP；口令不保存",
      "A file of passwords, one a line, that encrypted PDFs and ZIP archives are tried with; they are not kept."
    )
  }
  package var indexOCRLanguage: String {
    say(
      "识别用的语言：chi_sim、chi_tra、chi_sim+chi_tra", "Their language: chi_sim, chi_tra, chi_sim+chi_tra."
    )
  }
  package var verifyAbstract: String {
    say(
      "核验：文件与清单、登记册，索引的完好，两者是否一致",
      "check the files against manifest and register, the index, and that both agree")
  }
  package var verifyRepair: String {
    say(
      "修复可以再生的：做完中断的改动、补写清单、重建索引；原件、著录、登记册不动",
      "Mend what is derived: finish cut-off changes, write lost manifest lines, make the index anew; documents, descriptions and register are left alone."
    )
  }
  package var verifyFourProperties: String {
    say(
      "按“四性”（DA/T 70：真实性、完整性、可用性、安全性）报告",
      "Report by the four properties of DA/T 70: authenticity, completeness, usability, security.")
  }
  package var verifyDeep: String {
    say(
      "另把索引的词表与段落逐字重新比对，并重新识别图像页",
      "Also compare the posting lists with the passages' terms made anew, and read pictures again.")
  }
  package var doctorAbstract: String {
    say(
      "体检：版本、外部程序、索引、权限、磁盘、语言环境",
      "reports versions, external programs, index state, file modes, disk space and locale")
  }
  package var doctorFix: String {
    say(
      "改正文件权限：只有自己（或 --group 的组）能读",
      "Mend the modes of the archive's files: the owner's alone, or readable to its group.")
  }
  package var doctorGroup: String {
    say("改正时让这个用户组也能读", "Mending the modes, a group that may read, too.")
  }
  package var serveAbstract: String {
    say("网页和接口，只读", "the page and the API, read-only")
  }
  package var serveHost: String {
    say("监听的地址", "The address to listen at.")
  }
  package var servePort: String {
    say("端口；0 由系统选", "The port; 0 lets the system choose.")
  }
  package var serveAllowedHost: String {
    say("不只本机可用时，浏览器地址中的主机名（可多次）", "Host names accepted beside loopback (repeatable).")
  }
  package var serveTrustedProxy: String {
    say(
      "可信的反向代理地址（可多次）：按它的 X-Forwarded-For 分清各个访问者",
      "Address of a reverse proxy whose X-Forwarded-For is believed (repeatable).")
  }
  package var serveAllowClassified: String {
    say("也提供有密级（绝密、机密、秘密）的文档；缺省一律不提供", "Serve documents that bear a level of secrecy (密级), too.")
  }
  package var statsAbstract: String {
    say("档案的概况", "what is in the archive")
  }
  package var analyzeAbstract: String {
    say("显示一段文字的词和双字（调试用）", "the tokens of a text, for debugging")
  }
  package var analyzeText: String {
    say("文字；没有时读标准输入", "The text; standard input where there is none.")
  }
}
