package uk.peelboard.standalone.profile;

import static uk.peelboard.standalone.profile.BadProfile.with;

import java.util.List;

/** Profiles that can't stand, and what is said of them. */
final class BadProfiles {
  private BadProfiles() {}

  /** Those that the JSON Schema refuses too. */
  static List<BadProfile> ofWrongShape() {
    return List.of(
        with("aeras: [A]", "4: aeras: there is no such key; did you mean areas?"),
        with(
            """
            teams:
              - code: T
                name: Team
                leader: somebody
            """,
            "7: teams[0].leader: there is no such key; there are caseTypes, code, name"),
        with("areas: A", "4: areas: a list is expected here, such as [A, B], or [] for none"),
        with(
            "areas: [A, B, A]",
            "4: areas[2]: A stands twice; it is on line 4 already, so leave one out"),
        with(
            "feeds: [{feed: callers, silentAfter: PT5M}]",
            "4: feeds[0].feed: callers is not among calls, incidents, crimes, cases"),
        with(
            "feeds: [{feed: calls, silentAfter: PT5M, quiet: {from: \"23\", to: \"08:00\", silentAfter: PT9M}}]",
            "4: feeds[0].quiet.from: 23 is not a time of day like 06:30"),
        with("areas: [1]", "4: areas[0]: text is expected here; put it in quotes: \"1\""),
        with("areas: [[A]]", "4: areas[0]: one value is expected here"),
        with("areas:", "4: areas: there is nothing here; give a value or leave it out"),
        with("areas: [A, ' ']", "4: areas[1]: there is nothing here; give a value or leave it out"),
        with("grades: [P1]", "4: grades[0]: names with values are expected here, such as code: A"),
        with(
            """
            grades:
              - {code: P1, name: Immediate, attendWithin: []}
              - {name: Priority, attendWithin: []}
            """,
            "6: grades[1]: code is missing"),
        with(
            """
            grades:
              - {code: P1, name: Immediate, attendWithin: []}
              - {code: P2, name: Priority}
            """,
            "6: grades[1]: grade P2 doesn't say how soon is in time; give attendWithin: [{within: PT15M, from: 2000-01-01}], or [] where nothing is laid down"),
        with(
            "lines: [{code: \"101\", name: Non-emergency}]",
            "4: lines[0]: line 101 doesn't say how soon is in time; give answerWithin: [{within: PT10S, from: 2000-01-01}], or [] where nothing is laid down"),
        with(
            """
            grades:
              - code: P1
                name: Immediate
                attendWithin: [{within: 15m, from: 2020-01-01}]
            """,
            "7: grades[0].attendWithin[0].within: 15m is not a length of time like PT10S or PT15M"),
        with(
            """
            grades:
              - code: P1
                name: Immediate
                attendWithin:
                  - {within: PT15M}
            """,
            "8: grades[0].attendWithin[0]: from is missing"),
        with(
            target("{kpi: calls-presented, value: 1, from: 1/1/2020}"),
            "5: targets[0].from: 1/1/2020 is not a day like 2024-07-01"),
        with(
            target("{kpi: calls-presented, value: 1, from: 0202-01-01}"),
            "5: targets[0].from: 0202-01-01 is not a day between 1900 and 2199"),
        with(
            target("{kpi: calls-presented, value: lots, from: 2020-01-01}"),
            "5: targets[0].value: a number is expected here, without quotes"),
        with(
            target("{kpi: calls-presented, value: \"1\", from: 2020-01-01}"),
            "5: targets[0].value: a number is expected here, without quotes"),
        with(target("{kpi: calls-presented, from: 2020-01-01}"), "5: targets[0]: value is missing"),
        with(target("{value: 1, from: 2020-01-01}"), "5: targets[0]: kpi is missing"),
        with(
            target("{kpi: calls-presented, value: -1, from: 2020-01-01}"),
            "5: targets[0].value: calls-presented is in calls; give a number from 0 up"),
        with(
            target("{kpi: calls-presented, where: {line: 999}, value: 1, from: 2020-01-01}"),
            "5: targets[0].where.line: text is expected here; put it in quotes: \"999\""),
        with(
            target("{kpi: calls-presented, where: all, value: 1, from: 2020-01-01}"),
            "5: targets[0].where: names with values are expected here, such as {line: \"999\"}"),
        with(
            """
            thresholds:
              - {kpi: open-incidents, severity: critcal, value: 1, from: 2020-01-01}
            """,
            "5: thresholds[0].severity: there is no severity critcal in this profile; did you mean critical?"),
        with(
            "populations: [{year: 2020, release: first, people: 0}]",
            "4: populations[0]: a population is more than nobody: 0"),
        with(
            "populations: [{year: 20, release: first, people: 1}]",
            "4: populations[0].year: 20 is not a year between 1900 and 2199"),
        with(
            "populations: [{year: 2020, release: first, people: 1.5}]",
            "4: populations[0].people: a whole number is expected here, without quotes"),
        with(
            "headcounts: [{role: SERGEANT, people: 1, from: 2020-01-01, source: a paper}]",
            "4: headcounts[0].role: SERGEANT is not among OFFICER, RSO_MANAGER, INVESTIGATOR"),
        with(
            "headcounts: [{role: OFFICER, people: 0, from: 2020-01-01, source: a paper}]",
            "4: headcounts[0]: a headcount is of somebody, not of 0"),
        with(
            "positiveOutcome: solved",
            "4: positiveOutcome: solved is not among SOLVED_SURREY, ACTION_TAKEN_NATIONAL, HELD_TO_ACCOUNT, SANCTION_DETECTION"),
        with(
            "caseTypes: [{code: MARAC, name: x, results: {HEARD: done}}]",
            "4: caseTypes[0].results.HEARD: done is not among DONE, GRANTED, BREACHED, ARCHIVED, OTHER"),
        with(
            "recommendations: [{id: a, kind: RECOMMENDATION, made: 2020-01-01, source: a paper}]",
            "4: recommendations[0]: text is missing"),
        with(
            "publications: [{every: DAY, daysAfter: 1, at: \"06:00\"}]",
            "4: publications[0]: an update is of a week, a month, a quarter or a year"),
        with(
            "publications: [{every: MONTH, daysAfter: 0, at: \"06:00\"}]",
            "4: publications[0]: an update is published 1 to 366 days after its period, not 0"),
        with(
            "publications: [{every: MONTH, daysAfter: 5, at: 6 am}]",
            "4: publications[0].at: 6 am is not a time of day like 06:30"),
        new BadProfile("name: x\nzone: Europe/London", "1: id is missing"),
        new BadProfile("# Which force?\n\nid: x\nzone: Europe/London", "3: name is missing"),
        new BadProfile("id: x\nname: x", "1: zone is missing"),
        new BadProfile("- a", "1: names with values are expected here, such as code: A"));
  }

  /** Those that the JSON Schema lets pass, or that it can't be asked about. */
  static List<BadProfile> ofWrongMeaning() {
    return List.of(
        with(
            "areas: [A]\nareas: [B]",
            "5: areas: stands twice; it is on line 4 already, so leave one out"),
        with(
            "areas: [A",
            "4: while parsing a flow sequence, expected ',' or ']', but got <stream end>"),
        with(
            "areas: &a [A]\noffences: *a",
            "5: offences: references (*name) are not understood; write it out"),
        with(
            "---\nid: there",
            "5: a second document begins here; a profile is one, so leave the line --- out"),
        new BadProfile("# nothing", "1: the profile is empty"),
        new BadProfile(
            "id: x\nname: x\nzone: Europe/Lodnon",
            "3: zone: Europe/Lodnon is not a time zone like Europe/London"),
        with(
            """
            grades:
              - {code: P1, name: x, attendWithin: []}
              - {code: P1, name: y, attendWithin: []}
            """,
            "6: grades[1]: P1 stands twice; it is on line 5 already, so leave one out"),
        with(
            """
            grades:
              - {code: P1, name: x, attendWithin: [{within: PT0S, from: 2020-01-01}]}
            """,
            "5: grades[0].attendWithin[0]: a limit is of whole seconds, at least one: PT0S"),
        with(
            """
            grades:
              - code: P1
                name: Immediate
                attendWithin: [{within: PT10M, from: 2020-01-01}, {within: PT15M, from: 2020-01-01}]
            """,
            "7: grades[0].attendWithin: two limits hold from 2020-01-01; leave one out, or let it begin on another day"),
        with(
            """
            controlRooms:
              - {code: A, name: A, terminals: [T1, T2]}
              - {code: B, name: B, terminals: [T2]}
            """,
            "6: controlRooms[1].terminals[0]: T2 stands twice; it is on line 5 already, so leave one out"),
        with(
            """
            caseTypes:
              - {code: MARAC, name: Conference}
            teams:
              - code: T
                name: Team
                caseTypes: [MARCA]
            """,
            "9: teams[0].caseTypes[0]: there is no case type MARCA in this profile; did you mean MARAC?"),
        with(
            "teams: [{code: T, name: Team, caseTypes: [RSO]}]",
            "4: teams[0].caseTypes[0]: there is no case type RSO in this profile; it has none"),
        with(
            target("{kpi: call-presented, value: 1, from: 2020-01-01}"),
            "5: targets[0].kpi: there is no KPI call-presented; did you mean calls-presented?"),
        with(
            target("{kpi: happiness, value: 1, from: 2020-01-01}"),
            "5: targets[0].kpi: there is no KPI happiness; peelboard kpis lists them"),
        with(
            """
            recommendations:
              - id: a
                kind: RECOMMENDATION
                text: Do something
                made: 2020-01-01
                evidence:
                  - calls-presented
                  - calls-answred
                source: a paper
            """,
            "11: recommendations[0].evidence[1]: there is no KPI calls-answred; did you mean calls-answered?"),
        with(
            target("{kpi: calls-presented, where: {gade: P1}, value: 1, from: 2020-01-01}"),
            "5: targets[0].where: there is no dimension gade; did you mean grade?"),
        with(
            target("{kpi: calls-presented, where: {grade: P1}, value: 1, from: 2020-01-01}"),
            "5: targets[0].where.grade: calls-presented can't be told apart by grade; by line, area"),
        with(
            """
            areas: [North, South]
            targets:
              - kpi: calls-presented
                where: {area: Nort}
                value: 1
                from: 2020-01-01
            """,
            "7: targets[0].where.area: there is no area Nort in this profile; did you mean North?"),
        with(
            """
            targets:
              - {kpi: call-answer-mean, value: 10, from: 2020-01-01}
              - {kpi: call-answer-mean, value: 20, from: 2021-01-01}
              - {kpi: call-answer-mean, value: 30, from: 2020-01-01}
            """,
            "7: targets[2]: overlaps with the target on line 5: both are call-answer-mean from 2020-01-01; leave one out, or let it begin on another day"),
        with(
            """
            areas: [A]
            lines: [{code: "999", name: x, answerWithin: []}]
            targets:
              - {kpi: call-answer-mean, where: {line: "999"}, value: 10, from: 2020-01-01}
              - {kpi: call-answer-mean, where: {area: A}, value: 20, from: 2021-01-01}
            """,
            "8: targets[1]: overlaps with the target on line 7: both hold for line 999, area A; leave one out, or add one for line 999, area A"),
        with(
            """
            grades: [{code: P3, name: Scheduled, attendWithin: []}]
            targets:
              - {kpi: attended-within-target, where: {grade: P3}, value: 90, from: 2020-01-01}
            """,
            "6: targets[0]: grade P3 has no attendWithin, so nothing of it is in time; give it one or leave this target out"),
        with(
            target("{kpi: calls-abandoned, value: 840, from: 2020-01-01}"),
            "5: targets[0].value: calls-abandoned is in percent; give a number from 0 to 100"),
        with(
            target("{kpi: calls-presented, value: 1.0e+999, from: 2020-01-01}"),
            "5: targets[0].value: calls-presented is in calls; give a number from 0 up"),
        with(
            target("{kpi: calls-presented, value: 1, from: 2023-02-29}"),
            "5: targets[0].from: 2023-02-29 is not a day like 2024-07-01"),
        with(
            """
            thresholds:
              - {kpi: open-incidents, severity: critical, value: 1, from: 2020-01-01}
              - {kpi: open-incidents, severity: warning, value: 1, from: 2020-01-01}
              - {kpi: open-incidents, severity: critical, value: 2, from: 2020-01-01}
            """,
            "7: thresholds[2]: overlaps with the threshold on line 5: both are critical open-incidents from 2020-01-01; leave one out, or let it begin on another day"),
        with(
            "populations: [{area: B, year: 2020, release: first, people: 1}]",
            "4: populations[0].area: there is no area B in this profile; it has none"),
        with(
            """
            populations:
              - {year: 2020, release: first, people: 1}
              - {year: 2020, release: first, people: 2}
            """,
            "6: populations[1]: the force 2020, first stands twice; it is on line 5 already, so leave one out"),
        with(
            "headcounts: [{role: OFFICER, team: T, people: 1, from: 2020-01-01, source: a paper}]",
            "4: headcounts[0].team: there is no team T in this profile; it has none"),
        with(
            """
            teams: [{code: T, name: Team}]
            headcounts:
              - {role: OFFICER, team: T, people: 1, from: 2020-01-01, source: a paper}
              - {role: OFFICER, people: 2, from: 2021-01-01, source: a paper}
            """,
            "7: headcounts[1]: OFFICER is given for the force and by team, here and on line 6; a force is the sum of its teams, so give one of the two"),
        with(
            """
            headcounts:
              - {role: OFFICER, people: 1, from: 2020-01-01, source: a paper}
              - {role: OFFICER, people: 2, from: 2020-01-01, source: a paper}
            """,
            "6: headcounts[1]: OFFICER of the force from 2020-01-01 stands twice; it is on line 5 already, so leave one out"),
        with(
            """
            comparisons:
              - kpi: calls-presented
                of: England and Wales
                value: 1
                from: 2017-06-30
                to: 2016-07-01
                source: a paper
            """,
            "5: comparisons[0]: ends on 2016-07-01, before it begins on 2017-06-30"),
        with(
            "similarForces: [{name: x, from: 2021-01-01, to: 2020-01-01, source: a paper}]",
            "4: similarForces[0]: ends on 2020-01-01, before it begins on 2021-01-01"),
        with(
            """
            recommendations:
              - id: a
                kind: CAUSE_OF_CONCERN
                text: Something
                made: 2024-07-23
                closed: 2023-12-01
                source: a paper
            """,
            "5: recommendations[0]: closed on 2023-12-01, before it was made on 2024-07-23"));
  }

  private static String target(String one) {
    return "targets:\n  - " + one;
  }
}
