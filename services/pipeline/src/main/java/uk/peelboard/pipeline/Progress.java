package uk.peelboard.pipeline;

/** Hears how far a long piece of work has come. */
@FunctionalInterface
public interface Progress {
  Progress SILENT = (doing, done, of) -> {};

  /**
   * @param doing in plain words
   * @param done how much of it is done
   * @param of how much there is
   */
  void report(String doing, long done, long of);
}
