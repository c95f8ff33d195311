package uk.peelboard.schemas;

import static java.util.Objects.requireNonNull;

import uk.peelboard.domain.event.RejectionReason;

/**
 * Why a record or an event was not let in.
 *
 * @param detail what exactly is wrong, in words for a person; never what a sender wrote, so that it
 *     may be logged
 */
public record Rejection(RejectionReason reason, String detail) {
  public Rejection {
    requireNonNull(reason, "reason");
    requireNonNull(detail, "detail");
  }
}
