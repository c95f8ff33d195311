package uk.peelboard.standalone.bench;

/**
 * One measurement of a sweep.
 *
 * @param value of what the group changes
 * @param entitiesInState how many there are, about, before the load that is measured
 * @param instances how many processes share the work
 */
record SweepPoint(
    SweepGroup group, String value, BenchSettings settings, long entitiesInState, int instances) {

  String name() {
    return group.what() + ": " + value;
  }
}
