# Sourced by the suites that run the unit tests: run_catch FOLDER runs every test binary in it and adds up their cases.
run_catch() {
  local passed=0 failed=0 binary last
  for binary in "$1"/tests/unit/test_*; do
    [ -x "$binary" ] && [ -f "$binary" ] || continue
    printf '%s: ' "${binary##*/}"
    if last=$(timeout 900 "$binary" 2>&1); then
      echo "${last##*$'\n'}"
    else
      echo "$last"
    fi
    if [[ $last =~ All\ tests\ passed\ \(.*\ in\ ([0-9]+)\ test ]]; then
      passed=$((passed + BASH_REMATCH[1]))
    elif [[ $last =~ test\ cases:\ +[0-9]+\ \|\ +(([0-9]+)\ passed\ \|\ +)?([0-9]+)\ failed ]]; then
      passed=$((passed + ${BASH_REMATCH[2]:-0})) failed=$((failed + BASH_REMATCH[3]))
    else
      failed=$((failed + 1)) # it crashed, or ran nothing
    fi
  done
  [ $((passed + failed)) -gt 0 ] || failed=1
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
