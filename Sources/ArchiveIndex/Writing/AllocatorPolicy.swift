internal import CMalloc

/// How the system's allocator deals with the large buffers of reading, indexing and verifying files.
public enum AllocatorPolicy {
  /// Lets buffers of a megabyte and more go back to the system when they are freed, and the threads
  /// share their heaps: what one thread makes, another frees. glibc would raise its threshold to
  /// 32 MB and keep the blocks (mallopt(3)); the most memory of a run is a sixth less so.
  ///
  /// Once one such buffer has been freed the other way, its place in a heap is kept: so this comes before the
  /// first file is read, also where files are looked at before they come in.
  public static func adopt() { forIndexing }

  private static let forIndexing: Void = {
    mallopt(M_MMAP_THRESHOLD, 1 << 20)
    mallopt(M_ARENA_MAX, 2)
  }()
}
