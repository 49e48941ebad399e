internal import Glibc

/// What the system says of an error.
extension Phrases {
  /// The words for an error number: the C library's in English.
  package func systemError(_ number: Int32) -> String {
    say(chinese(systemError: number), english(systemError: number))
  }

  private func english(systemError errorNumber: Int32) -> String {
    guard let text = strerror(errorNumber) else { return "error \(errorNumber)" }
    return String(cString: text)
  }

  private func chinese(systemError errorNumber: Int32) -> String {
    switch errorNumber {
    case EACCES: "没有权限"
    case EPERM: "系统不允许"
    case ENOENT: "没有这个文件或文件夹"
    case ENOTDIR: "路径中有一级不是文件夹"
    case EISDIR: "这是文件夹"
    case EEXIST: "已经存在"
    case ENOTEMPTY: "文件夹不是空的"
    case ENOSPC: "磁盘已满"
    case EDQUOT: "磁盘配额已用完"
    case EROFS: "文件系统只读"
    case EIO: "磁盘读写出错"
    case EFBIG: "文件太大"
    case ENAMETOOLONG: "名称太长"
    case ELOOP: "符号链接"
    case EMFILE, ENFILE: "打开的文件太多"
    case ENOMEM: "内存不足"
    case EBUSY, ETXTBSY: "正被占用"
    case EBADF: "已经关闭"
    case EPIPE: "读取的一方已经离开"
    case EXDEV: "不在同一个文件系统上"
    case EINVAL: "系统不接受"
    case ESTALE: "网络文件系统上的文件已失效"
    case ENODEV, ENXIO: "没有这个设备"
    case ETIMEDOUT: "超过时限"
    case EAGAIN: "暂时不可用"
    case EOPNOTSUPP, ENOSYS: "这里不支持"
    case EINTR: "被打断"
    case EADDRINUSE: "端口已被占用"
    case EADDRNOTAVAIL: "本机没有这个地址"
    default: "系统错误 \(errorNumber)：\(english(systemError: errorNumber))"
    }
  }
}
