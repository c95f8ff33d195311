package uk.peelboard.standalone.broker;

/**
 * The broker has given up: its disk is full or gone, or it has come upon a state it can't go on
 * from.
 */
public final class BrokerFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokerFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
