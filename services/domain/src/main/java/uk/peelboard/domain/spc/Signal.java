package uk.peelboard.domain.spc;

/**
 * Why a point is more than normal variation.
 *
 * @param high whether it is so upwards
 */
record Signal(Rule rule, boolean high) {}
