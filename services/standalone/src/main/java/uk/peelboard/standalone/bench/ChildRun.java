package uk.peelboard.standalone.bench;

import java.io.IOException;

/** A child that measures itself. */
final class ChildRun implements BenchRun {
  private final String name;
  private final Role role;
  private final String heap;

  ChildRun(String name, Role role, String heap) {
    this.name = name;
    this.role = role;
    this.heap = heap;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public RunResult measure(Bench bench) throws IOException {
    try (Child child = bench.start(role, heap)) {
      return RunResult.of(name, child.hear(Measured.class).usage());
    }
  }
}
