/** A scenario to start from: small, complete, and with a word on each part. Its figures are made up and say so. */
export const startingScenario = `# A hub that interviews and decides asylum cases. Every figure here is made up: put your own in its place.
# casehub check FILE reports its problems, casehub explain FILE shows every value, casehub run FILE gives the answer.
format: 1
title: My hub
question: Is the backlog cleared by the end of 2024?

# Days are calendar days, the last one included.
period: {start: 2024-01-01, end: 2025-12-31}
calendar: {nation: england-and-wales, hours_per_day: 7.4h}

cases:
  # Each type has its route through the stages of work below.
  types:
    standard: {share: rest, route: [interview, decision], outcome: {grant: 60%, refuse: 40%}, withdrawal: 10%/year}
    # like: copies the other type; state only what differs.
    without-interview: {like: standard, share: 20%, route: [decision]}
  # Cases that wait when the period starts.
  in_progress:
    - id: waiting
      # Any value can say where it comes from and how uncertain it is; replications draw values from its range.
      count: {value: 6000, range: [5500, 6500], source: made up, confidence: assumption}
      ages: {bands: [{from: 0 days, to: 12 months, cases: 70}, {from: 12 months, to: 24 months, cases: 30}]}
      # They came to the stage at which they wait evenly over this time: notice still runs for the latest. Left out, it is over for all.
      entered: 18 months
  arrivals: {rate: {value: 10/day, range: [8/day, 13/day], source: made up}}

work:
  # effort: hours of a fully proficient caseworker. notice: time that passes before the work can start.
  interview:
    needs: interviewing
    effort: {lognormal: {mean: {value: 4h, range: [3h, 5h], source: made up}, cv: 0.5}}
    notice: 14 days
    no_show: {share: 10%, then: rebook}
    principal: true
  decision:
    needs: deciding
    effort: {lognormal: {mean: 6h, cv: 0.6}}
    # Some decisions are read again by someone with another skill, and some of those are sent back.
    check: {of: {new_starters: 100%, others: 10%}, needs: checking, effort: 0.5h, sent_back: 20%}

staff:
  caseworkers:
    fte: 40
    skills: [interviewing, deciding]
    away: {leave: 25 days/year, sickness: 8 days/year, other: 20%}
    attrition: {value: 15%/year, range: [10%/year, 25%/year], source: made up}
    vacancies: {refilled_after: 16 weeks}
    training: 6 weeks
    ramp: {from: 40%, over: 9 months}
  joiners:
    like: caseworkers
    fte: 0
    joiners: {count: 60, from: 2024-01-15, cohorts: {of: 20, every: 4 weeks}}
    mentoring: {hours: 4h/week, from: caseworkers, lasting: 3 months}
  checkers:
    fte: 8
    skills: [checking]
    away: {leave: 25 days/year, sickness: 8 days/year, other: 20%}

# What someone free takes first; then first come, first served.
next_case: [decision, oldest]

# What changes on a date.
changes:
  - {on: 2024-07-01, name: shorter interviews, set: {work.interview.effort.lognormal.mean: {value: 3h, range: [2.2h, 3.8h], source: made up}}}

# What success is.
targets:
  cleared: {measure: total_backlog, at_most: 500, by: 2024-12-31, in: 80%}
`;
