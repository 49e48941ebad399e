internal import Glibc

/// What the system says of an error.
extension Phrases {
  /// The words for an error number: the C library's in English.
  package func systemError(_ errorNumber: Int32) -> String {
    switch errorNumber {
    case EACCES: say("没有权限", libraryText(errorNumber))
    case EPERM: say("系统不允许", libraryText(errorNumber))
    case ENOENT: say("没有这个文件或文件夹", libraryText(errorNumber))
    case ENOTDIR: say("路径中有一级不是文件夹", libraryText(errorNumber))
    case EISDIR: say("这是文件夹", libraryText(errorNumber))
    case EEXIST: say("已经存在", libraryText(errorNumber))
    case ENOTEMPTY: say("文件夹不是空的", libraryText(errorNumber))
    case ENOSPC: say("磁盘已满", libraryText(errorNumber))
    case EDQUOT: say("磁盘配额已用完", libraryText(errorNumber))
    case EROFS: say("文件系统只读", libraryText(errorNumber))
    case EIO: say("磁盘读写出错", libraryText(errorNumber))
    case EFBIG: say("文件太大", libraryText(errorNumber))
    case ENAMETOOLONG: say("名称太长", libraryText(errorNumber))
    case ELOOP: say("符号链接", libraryText(errorNumber))
    case EMFILE, ENFILE: say("打开的文件太多", libraryText(errorNumber))
    case ENOMEM: say("内存不足", libraryText(errorNumber))
    case EBUSY, ETXTBSY: say("正被占用", libraryText(errorNumber))
    case EBADF: say("已经关闭", libraryText(errorNumber))
    case EPIPE: say("管道另一端已关闭", libraryText(errorNumber))
    case EXDEV: say("不在同一个文件系统上", libraryText(errorNumber))
    case EINVAL: say("参数无效", libraryText(errorNumber))
    case ESTALE: say("网络文件系统上的文件已失效", libraryText(errorNumber))
    case ENODEV, ENXIO: say("没有这个设备", libraryText(errorNumber))
    case ETIMEDOUT: say("超过时限", libraryText(errorNumber))
    case EAGAIN: say("暂时不可用", libraryText(errorNumber))
    case EOPNOTSUPP, ENOSYS: say("这里不支持", libraryText(errorNumber))
    case EINTR: say("操作被中断", libraryText(errorNumber))
    case EADDRINUSE: say("端口已被占用", libraryText(errorNumber))
    case EADDRNOTAVAIL: say("本机没有这个地址", libraryText(errorNumber))
    default: unknownError(errorNumber, libraryText(errorNumber))
    }
  }

  private func unknownError(_ number: Int32, _ text: String) -> String {
    say("系统错误 \(number)：\(text)", "system error \(number): \(text)")
  }

  private func libraryText(_ errorNumber: Int32) -> String {
    strerror(errorNumber).map { String(cString: $0) } ?? "error \(errorNumber)"
  }
}
