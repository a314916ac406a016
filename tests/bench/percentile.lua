-- What wrk does not print by itself: the 95th percentile, in microseconds, and what went wrong.
done = function(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("p95_us %d\n", latency:percentile(95)))
  io.write(string.format("requests %d\n", summary.requests))
  io.write(string.format("duration_us %d\n", summary.duration))
  io.write(string.format("bad %d\n", errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
