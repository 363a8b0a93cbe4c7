# Counts the tests in a runner's own summary: prints "PASSED FAILED SKIPPED".
# The runner's name comes as `-v runner=`: nextest, cargo or node.
BEGIN { passed = failed = skipped = 0 }

{ gsub(/\033\[[0-9;]*m/, "") }

# Summary [ 1.2s] 10 tests run: 7 passed (1 slow), 2 failed, 1 timed out, 3 skipped
runner == "nextest" && /^ *Summary \[/ {
  sub(/.*run: /, ""); gsub(/\([^)]*\)/, "")
  passed = failed = skipped = 0
  count = split($0, parts, ",")
  for (i = 1; i <= count; i++) {
    if (parts[i] ~ /passed/) passed += parts[i]
    else if (parts[i] ~ /skipped/) skipped += parts[i]
    else failed += parts[i]
  }
}

# test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
runner == "cargo" && /^test result: / {
  for (i = 2; i <= NF; i++) {
    if ($i ~ /^passed/) passed += $(i - 1)
    if ($i ~ /^failed/) failed += $(i - 1)
    if ($i ~ /^ignored/) skipped += $(i - 1)
  }
}

# ℹ pass 3 (for people), # pass 3 (TAP)
runner == "node" && NF == 3 && ($1 == "ℹ" || $1 == "#") && $3 ~ /^[0-9]+$/ {
  if ($2 == "pass") passed += $3
  if ($2 == "fail" || $2 == "cancelled") failed += $3
  if ($2 == "skipped" || $2 == "todo") skipped += $3
}

END { print passed, failed, skipped }
