package uk.peelboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LifetimeTest {
  private final List<String> closed = Collections.synchronizedList(new ArrayList<>());

  @Test
  void partsAreClosedInTheReverseOfTheirStart() {
    try (Lifetime lifetime = Lifetime.begin()) {
      lifetime.closes("broker", part("broker"));
      lifetime.closes("pipeline", part("pipeline"));
      lifetime.closes("http", part("http"));
    }
    assertThat(closed).containsExactly("http", "pipeline", "broker");
  }

  @Test
  void aPartThatFailsToCloseDoesNotKeepTheOthers() {
    try (Lifetime lifetime = Lifetime.begin()) {
      lifetime.closes("broker", part("broker"));
      AutoCloseable failing =
          () -> {
            throw new IllegalStateException("stuck");
          };
      lifetime.closes("failing", failing);
    }
    assertThat(closed).containsExactly("broker");
  }

  @Test
  void aPartThatHangsIsLeftBehindWithinFiveSeconds() {
    CountDownLatch never = new CountDownLatch(1);
    Lifetime lifetime = Lifetime.begin();
    lifetime.closes("broker", part("broker"));
    lifetime.closes("hanging", never::await);
    long start = System.nanoTime();
    lifetime.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(closed).containsExactly("broker");
  }

  @Test
  void aPartThatIsKnownToNeedLongerIsNotLeftBehindForOneThatHangs() {
    CountDownLatch never = new CountDownLatch(1);
    Lifetime lifetime = Lifetime.begin();
    lifetime.closes(
        "data",
        () -> {
          // Longer than what is kept back for a part that does not say so.
          boolean unused = never.await(700, TimeUnit.MILLISECONDS);
          closed.add("data");
        },
        Duration.ofMinutes(1));
    lifetime.closes("hanging", never::await);
    lifetime.close();

    assertThat(closed).containsExactly("data");
    assertThat(lifetime.isOver()).isTrue();
  }

  @Test
  void aFailureEndsTheWait() {
    try (Lifetime lifetime = Lifetime.begin()) {
      lifetime.fail(new UserError("the disk is full"));
      lifetime.fail(new UserError("and then some"));
      assertThatThrownBy(lifetime::await)
          .isInstanceOf(UserError.class)
          .hasMessage("the disk is full");
    }
  }

  @Test
  void aPartThatComesTooLateIsClosedAtOnce() {
    Lifetime lifetime = Lifetime.begin();
    lifetime.close();
    assertThatIllegalStateException().isThrownBy(() -> lifetime.closes("late", part("late")));
    assertThat(closed).containsExactly("late");
  }

  private AutoCloseable part(String name) {
    return () -> closed.add(name);
  }
}
