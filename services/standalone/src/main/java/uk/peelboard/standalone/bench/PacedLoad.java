package uk.peelboard.standalone.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import uk.peelboard.domain.event.Event;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.EventPublisher;

/** Publishes a load at a rate, on a thread of its own, until it is closed. */
final class PacedLoad implements AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(2);
  private static final double NANOS = 1e9;

  private final Load load;
  private final EventPublisher publisher;
  private final Thread thread = new Thread(this::run, "paced-load");
  private volatile double rate;
  private volatile long latestMillis;
  private final AtomicLong sent = new AtomicLong();
  private volatile boolean closed;
  private volatile RuntimeException failure;

  PacedLoad(Load load, EventPublisher publisher) {
    this.load = load;
    this.publisher = publisher;
  }

  /** Publishes so many as fast as it can; before {@link #start}. */
  void publish(long events) throws InterruptedException {
    for (long i = 0; i < events; i++) {
      publishNext();
    }
    publisher.flush();
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** From now on, so many a second. */
  void pace(double eventsPerSecond) {
    rate = eventsPerSecond;
  }

  /** When the latest of what has been published occurred, in epoch milliseconds. */
  long latestMillis() {
    return latestMillis;
  }

  /**
   * How many have been published.
   *
   * @throws BenchFailure when that has failed
   */
  long sent() {
    if (failure != null) {
      throw new BenchFailure("the load can't be published", failure);
    }
    return sent.get();
  }

  private void run() {
    try {
      double due = 0;
      long last = System.nanoTime();
      while (!closed) {
        long now = System.nanoTime();
        due += rate * (now - last) / NANOS;
        last = now;
        for (; due >= 1 && !closed; due--) {
          publishNext();
        }
        LockSupport.parkNanos(STEP.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void publishNext() throws InterruptedException {
    AddressedEvent next = load.next();
    Event event = next.event();
    var unused = publisher.publish(next);
    latestMillis = Math.max(latestMillis, event.occurredAt().toEpochMilli());
    sent.incrementAndGet();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
