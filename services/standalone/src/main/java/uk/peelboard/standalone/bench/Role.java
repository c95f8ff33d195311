package uk.peelboard.standalone.bench;

/** The kinds of child process. */
enum Role {
  BROKER(new BrokerWork(), true),
  LOAD(new LoadWork(Load::of), false),
  HISTORY(new LoadWork(Load::before), false),
  AT_ONCE(new AtOnceWork(), true),
  READ(new ReadWork(Decoding.NONE), false),
  DECODE(new ReadWork(Decoding.AVRO), false),
  DECODE_HAND(new ReadWork(Decoding.BY_HAND), false),
  SPEED_OF_LIGHT(new FoldWork(), false),
  NOOP(new NoopWork(), true),
  PIPELINE(new PipelineWork(), true),
  YEARS(new YearsWork(YearsOfTallies.DAYS_OF_TEN), true),
  YEAR(new YearsWork(YearsOfTallies.DAYS_OF_ONE), true),
  VIEWS(new ViewsWork(), true),
  SYSTEM(new SystemWork(), true);

  private final Work work;
  private final boolean stays;

  Role(Work work, boolean stays) {
    this.work = work;
    this.stays = stays;
  }

  Work work() {
    return work;
  }

  /** Whether it goes on until it is stopped. */
  boolean stays() {
    return stays;
  }
}
