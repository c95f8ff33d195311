package uk.peelboard.domain.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What can happen to a safeguarding or offender management case. */
public sealed interface CasePayload extends Payload {

  /**
   * @param type a code of the force profile, such as MARAC
   * @param team the team that holds it, or null
   * @param riskLevel or null
   * @param repeat whether it repeats an earlier case, or null where that is not known
   * @param domesticAbuse or null where that is not known
   * @param dueAt when it should be done, or null
   */
  record CaseOpened(
      String type,
      String area,
      String team,
      String riskLevel,
      Boolean repeat,
      Boolean domesticAbuse,
      Instant dueAt)
      implements CasePayload {
    public CaseOpened {
      requireNonNull(type, "type");
      requireNonNull(area, "area");
    }
  }

  /**
   * @param holder a keyed hash
   * @param team or null where it stays the same
   */
  record CaseAssigned(String holder, String team) implements CasePayload {
    public CaseAssigned {
      requireNonNull(holder, "holder");
    }
  }

  record CaseRiskGraded(String riskLevel) implements CasePayload {
    public CaseRiskGraded {
      requireNonNull(riskLevel, "riskLevel");
    }
  }

  record CaseReviewed(String by) implements CasePayload {
    public CaseReviewed {
      requireNonNull(by, "by");
    }
  }

  record CaseDue(Instant dueAt) implements CasePayload {
    public CaseDue {
      requireNonNull(dueAt, "dueAt");
    }
  }

  record CaseProgressed(String milestone) implements CasePayload {
    public CaseProgressed {
      requireNonNull(milestone, "milestone");
    }
  }

  record CaseClosed(String result) implements CasePayload {
    public CaseClosed {
      requireNonNull(result, "result");
    }
  }
}
