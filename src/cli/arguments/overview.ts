/** What `casehub --help` says: plain text, so that it starts at once. */
export const overview = `casehub: when does an asylum backlog clear, how sure are we, and what would it
take?

Usage: casehub <command> [options]

Commands:
  run SCENARIO          Simulate a scenario and say when its backlog clears
  compare A B [C ...]   Compare plans over the same random numbers
  why A B               Show how much each change between two accounts for
  solve SCENARIO        Show how much of a value it takes to meet a target
  calibrate FIT         Fit uncertain values to published figures
  sweep SWEEP           Run every point of a design; continue where it stopped
  worker                Run sweeps from Redis, on any machine
  status                Show what Redis holds: sweeps, workers
  sensitivity SCENARIO  Show which uncertain values decide the answer
  check SCENARIO...     Report every problem in scenario files
  explain SCENARIO      Show each value and its origin, or one case's life
  verify RESULTS        Run a result again and compare its files
  new FILE              Write a commented scenario to start from
  schema                Print the JSON Schema of scenario files
  measures [SCENARIO]   List what targets, series and sweeps can name
  cache                 Show or delete what is kept to save running it again

Options:
  --help, -h            Show this help, or that of a command
  --version, -v         Show the version

Examples:
  casehub new my-hub.yaml
  casehub run my-hub.yaml --replications 20
  casehub run my-hub.yaml --set staff.joiners.joiners.count=120
  casehub compare scenarios/no-hub.yaml scenarios/stoke-hub.yaml

Exit codes: 0 done, 1 a target was missed (with --enforce-targets) or a result
  is not what its scenario gives (verify), 2 bad input, 3 incomplete
  (interrupted), 70 a fault in casehub itself.
`;
