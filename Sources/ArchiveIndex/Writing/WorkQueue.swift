import Foundation

/// A queue between threads that holds a bounded amount of work.
final class WorkQueue<Item: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private let capacity: Int
  private var items: [(item: Item, cost: Int)] = []
  private var next = 0
  private var cost = 0
  private var producers: Int
  private var isClosed = false

  /// Makes a queue.
  ///
  /// - Parameters:
  ///   - capacity: the cost of the items it holds before producers wait, in bytes.
  ///   - producers: how many threads put items in.
  init(capacity: Int, producers: Int) {
    self.capacity = capacity
    self.producers = producers
  }

  /// Puts an item in; waits while the queue is full.
  ///
  /// - Returns: `false` where nobody will take it.
  func push(_ item: Item, cost: Int) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while self.cost >= capacity, !isClosed { condition.wait() }
    guard !isClosed else { return false }
    items.append((item, cost))
    self.cost += cost
    condition.broadcast()
    return true
  }

  /// Takes the oldest item; waits for one. `nil` when all producers have finished.
  func pop() -> Item? {
    condition.lock()
    defer { condition.unlock() }
    while next == items.count, producers > 0, !isClosed { condition.wait() }
    guard next < items.count, !isClosed else { return nil }
    let (item, cost) = items[next]
    next += 1
    if next >= 64 || next == items.count {
      items.removeFirst(next)
      next = 0
    }
    self.cost -= cost
    condition.broadcast()
    return item
  }

  /// A producer has nothing more to put in.
  func finish() {
    condition.lock()
    producers -= 1
    condition.broadcast()
    condition.unlock()
  }

  /// Nobody takes items any more; producers stop.
  func close() {
    condition.lock()
    isClosed = true
    items = []
    next = 0
    condition.broadcast()
    condition.unlock()
  }
}
